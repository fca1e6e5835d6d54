import { countWords } from "#components/event-words/count-words.ts";
import { Badge } from "#components/ui/badge.tsx";
import { RelativeTime } from "#components/time/relative-time.tsx";
import type { ListKind, DimensionRow } from "#lib/domain/counts/dimension.ts";
import { customerHref, dimensionHref } from "#lib/url/hrefs.ts";
import {
  type PlainList,
  PlainTable,
  RowLink,
} from "#components/data-table/plain-table.tsx";
import { dimensionWords } from "./dimension-words.ts";
import { SentText } from "#components/event-words/sent-text.tsx";

/** The list of everything of a kind, each line leading to its page. */
export function DimensionsTable({
  kind,
  rows,
}: {
  kind: ListKind;
  rows: readonly DimensionRow[];
}) {
  return <PlainTable list={dimensionList(kind)} rows={rows} />;
}

function dimensionList(kind: ListKind): PlainList<DimensionRow> {
  const { many, nameColumn } = dimensionWords[kind];
  return {
    caption: `The ${many} that entries name`,
    // The same customer id may be in the list once for each source.
    keyOf: ({ sourceId, id }) => `${sourceId ?? ""} ${id}`,
    columns: [
      { label: nameColumn, cell: (row) => <Name kind={kind} row={row} /> },
      {
        label: "Entries",
        isNumber: true,
        cell: ({ entries }) => entries.toLocaleString("en"),
      },
      ...(kind === "customer" ? [] : [customersColumn]),
      {
        label: "Need attention",
        isNumber: true,
        cell: ({ needsAttention }) => <Problems count={needsAttention} />,
      },
      {
        label: "First seen",
        isNumber: true,
        cell: ({ firstSeenAt }) => <RelativeTime at={firstSeenAt} />,
      },
      {
        label: "Last seen",
        isNumber: true,
        cell: ({ lastSeenAt }) => <RelativeTime at={lastSeenAt} />,
      },
    ],
  };
}

const customersColumn: PlainList<DimensionRow>["columns"][number] = {
  label: "Customers",
  isNumber: true,
  cell: ({ customers }) => (customers === null ? "–" : countWords(customers)),
};

function Name({ kind, row }: { kind: ListKind; row: DimensionRow }) {
  const href =
    kind === "customer"
      ? customerHref(row.id, { source: row.sourceId ?? "" })
      : dimensionHref(kind, row.id);
  return (
    <>
      <RowLink href={href}>
        <SentText text={row.name ?? row.id} />
      </RowLink>
      <span className="block truncate font-mono text-xs text-ink-3">
        {[row.detail, row.name === null ? null : row.id]
          .filter((text) => text !== null)
          .join(" · ")}
      </span>
    </>
  );
}

function Problems({ count }: { count: number }) {
  return count === 0 ? (
    <span className="text-ink-3">0</span>
  ) : (
    <Badge tone="red">{count.toLocaleString("en")}</Badge>
  );
}
