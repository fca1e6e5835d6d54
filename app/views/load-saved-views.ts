import { pageContext } from "#lib/auth/page-context.ts";
import { cache } from "react";
import { listSavedViews } from "#lib/services/views/list-saved-views.ts";

/** The saved views, read once for the navigation and the page. */
export const loadSavedViews = cache(async () =>
  listSavedViews(await pageContext()),
);
