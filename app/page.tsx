import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { savedViewHref } from "#lib/url/hrefs.ts";
import { OverviewOrBeginning } from "./overview/overview-or-onboarding.tsx";
import { loadSavedViews } from "./views/load-saved-views.ts";

// The layout's template is for pages below it, and this one is beside it.
export const metadata: Metadata = {
  title: { absolute: "Overview · Segment Inspector" },
};

/** The start page: the saved view that was made it, or else the overview, which `/overview` always is. */
export default async function StartPage() {
  await connection();
  const start = (await loadSavedViews()).find(({ isStartPage }) => isStartPage);
  if (start) redirect(savedViewHref(start));
  return <OverviewOrBeginning />;
}
