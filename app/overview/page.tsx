import type { Metadata } from "next";
import { connection } from "next/server";
import { OverviewOrBeginning } from "./overview-or-onboarding.tsx";

export const metadata: Metadata = { title: "Overview" };

/** The overview, wherever the start page leads. */
export default async function OverviewPage() {
  await connection();
  return <OverviewOrBeginning />;
}
