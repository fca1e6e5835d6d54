"use client";

import { useSearchParams } from "next/navigation";
import type { SavedView, ViewList } from "#lib/domain/filter/saved-view.ts";
import { toViewQuery } from "#lib/url/view-query.ts";
import { EditView } from "./edit-view.tsx";
import { SaveView } from "./save-view.tsx";
import type { ViewActions } from "./view-actions.ts";

/** What the present address is among the saved views: one of them, which can be edited, or not yet one. */
export function ViewControl({
  list,
  views,
  createView,
  updateView,
  deleteView,
}: ViewActions & {
  list: ViewList;
  /** Those of this list. */
  views: readonly SavedView[];
}) {
  const query = toViewQuery(list, new URLSearchParams(useSearchParams()));
  const here = views.find((view) => view.query === query);
  return here ? (
    <EditView
      key={here.id}
      view={here}
      changeView={(change) => updateView(here.id, change)}
      deleteView={() => deleteView(here.id)}
    />
  ) : (
    <SaveView
      views={views}
      saveNew={(name) => createView({ name, list, query })}
      saveInPlaceOf={(id) => updateView(id, { query })}
    />
  );
}
