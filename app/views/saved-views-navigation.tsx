import { ViewLinks } from "#components/views/view-links.tsx";
import { LineOnError } from "#components/shell/unknown-on-error.tsx";
import { savedViewHref } from "#lib/url/hrefs.ts";
import { loadSavedViews } from "./load-saved-views.ts";

/** The saved views in the navigation, which stands whether or not they can be read. They come with it, so that nothing below moves. */
export function SavedViewsNavigation() {
  return (
    <LineOnError words="The saved views could not be read.">
      <Links />
    </LineOnError>
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
