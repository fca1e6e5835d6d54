import { Suspense } from "react";
import { ViewLinks } from "#components/views/view-links.tsx";
import { NoticeOnError } from "#components/ui/notice-on-error.tsx";
import { savedViewHref } from "#lib/url/hrefs.ts";
import { loadSavedViews } from "./load-saved-views.ts";

/** The saved views in the navigation, which stands whether or not they can be read. */
export function SavedViewsNavigation() {
  return (
    <NoticeOnError title="The saved views could not be read.">
      <Suspense>
        <Links />
      </Suspense>
    </NoticeOnError>
  );
}

async function Links() {
  const views = await loadSavedViews();
  return (
    <ViewLinks
      views={views.map((view) => ({ ...view, href: savedViewHref(view) }))}
    />
  );
}
