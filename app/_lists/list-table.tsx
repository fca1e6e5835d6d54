import { cookies } from "next/headers";
import { EventsTable } from "#components/event-list/events-table.tsx";
import { fieldColumns } from "#components/event-list/field-columns.ts";
import {
  listColumns,
  parseColumns,
} from "#components/event-list/list-columns.ts";
import {
  keptFields,
  type ListKind,
} from "#components/event-filter/list-kind.ts";
import type { ListRequest } from "#components/event-list/list-request.ts";
import { tableView, viewCookies } from "#components/event-list/table-view.ts";
import { toEventRow } from "#components/event-list/to-event-row.ts";
import { pageContext } from "#lib/auth/page-context.ts";
import { can } from "#lib/domain/access/permissions.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { defaultColumns } from "#lib/domain/export/export-request.ts";
import type { Count } from "#lib/domain/counts/facets.ts";
import type { EventItem } from "#lib/domain/event/event.ts";
import { listEntryNumbers } from "#lib/services/events/list-entry-numbers.ts";
import { loadReplayTargets } from "#app/replays/load-destination-names.ts";
import { newReplayHref } from "#lib/url/replay-hrefs.ts";
import { exportHref } from "#lib/url/export-hrefs.ts";

/** The rows of a list as this reader wants them: by the address, else by what the reader chose before. */
export async function ListTable({
  id,
  list,
  request: { filter, cursor, columns },
  asked,
  items,
  total,
}: {
  id: string;
  list: ListKind;
  request: ListRequest;
  /** The filter with what the page asks for by itself. */
  asked: EventFilter;
  items: readonly EventItem[];
  total: Promise<Count | null>;
}) {
  const kept = await cookies();
  const context = await pageContext();
  const mayReplay = can(context.access.role, "operate");
  const names = viewCookies(list);
  const known = listColumns[list.key];
  const chosen = parseColumns(kept.get(names.columns)?.value, known).shown;
  const shown = columns ?? chosen ?? known.defaults;
  const numbers = await listEntryNumbers(context, items);
  return (
    <EventsTable
      key={`${cursor ?? ""} ${String(keptFields(filter))}`}
      id={id}
      list={list.key}
      fields={fieldColumns}
      rows={items.map((item) =>
        toEventRow(item, numbers.get(item.id) ?? null, shown),
      )}
      view={tableView(list, {
        filter,
        shown,
        widths: kept.get(names.widths)?.value,
      })}
      total={total}
      exports={
        can(context.access.role, "read_personal")
          ? { all: exportLinks(asked), chosen: exportLinks({}) }
          : null
      }
      replays={
        mayReplay
          ? {
              all: newReplayHref(asked),
              chosen: newReplayHref({}),
              destinations: await loadReplayTargets(),
            }
          : null
      }
    />
  );
}

function exportLinks(filter: EventFilter) {
  const file = { filter, columns: defaultColumns, byteOrderMark: false };
  return {
    csv: exportHref({ ...file, format: "csv" }),
    ndjson: exportHref({ ...file, format: "ndjson" }),
  };
}
