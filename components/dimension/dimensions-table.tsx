import Link from "next/link";
import { countWords } from "#components/event-words/count-words.ts";
import { Badge } from "#components/ui/badge.tsx";
import { RelativeTime } from "#components/time/relative-time.tsx";
import type { ListKind, DimensionRow } from "#lib/domain/counts/dimension.ts";
import { customerHref, dimensionHref } from "#lib/url/hrefs.ts";
import { PlainTable } from "#components/data-table/plain-table.tsx";
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
  const { many, nameColumn } = dimensionWords[kind];
  return (
    <PlainTable
      caption={`The ${many} that entries name`}
      columns={[
        { label: nameColumn },
        { label: "Entries", isNumber: true },
        ...(kind === "customer"
          ? []
          : [{ label: "Customers", isNumber: true }]),
        { label: "Problems", isNumber: true },
        { label: "First seen", isNumber: true },
        { label: "Last seen", isNumber: true },
      ]}
      rows={rows.map((row) => ({
        // The same customer id may be in the list once for each source.
        key: `${row.sourceId ?? ""} ${row.id}`,
        cells: [
          <Name key="name" kind={kind} row={row} />,
          row.entries.toLocaleString("en"),
          ...(row.customers === null ? [] : [countWords(row.customers)]),
          <Problems key="problems" count={row.needsAttention} />,
          <RelativeTime key="first" at={row.firstSeenAt} />,
          <RelativeTime key="last" at={row.lastSeenAt} />,
        ],
      }))}
    />
  );
}

function Name({ kind, row }: { kind: ListKind; row: DimensionRow }) {
  const href =
    kind === "customer"
      ? customerHref(row.id, { source: row.sourceId ?? "" })
      : dimensionHref(kind, row.id);
  return (
    <>
      <Link
        href={href}
        prefetch={false}
        className="block truncate font-medium after:absolute after:inset-0"
      >
        <SentText text={row.name ?? row.id} />
      </Link>
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
