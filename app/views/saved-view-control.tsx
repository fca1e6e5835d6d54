import { ViewControl } from "#components/views/view-control.tsx";
import { NoticeOnError } from "#components/shell/notice-on-error.tsx";
import { pageContext } from "#lib/auth/page-context.ts";
import { can } from "#lib/domain/access/permissions.ts";
import type { ViewList } from "#lib/domain/filter/saved-view.ts";
import {
  createViewAction,
  deleteViewAction,
  updateViewAction,
} from "#lib/actions/view-actions.ts";
import { loadSavedViews } from "./load-saved-views.ts";

/** In the bar of a list, for whoever may: saves what it shows as a view, or says which view it is. */
export function SavedViewControl({ list }: { list: ViewList }) {
  return (
    <NoticeOnError title="The saved views could not be read.">
      {/* Not streamed: it would move what stands beside it. */}
      <Control list={list} />
    </NoticeOnError>
  );
}

async function Control({ list }: { list: ViewList }) {
  const { access } = await pageContext();
  if (!can(access.role, "operate")) return null;
  const views = await loadSavedViews();
  return (
    <ViewControl
      list={list}
      views={views.filter((view) => view.list === list)}
      createView={createViewAction}
      updateView={updateViewAction}
      deleteView={deleteViewAction}
    />
  );
}
