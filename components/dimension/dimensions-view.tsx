import { SearchX } from "lucide";
import { counted } from "#components/event-words/count-words.ts";
import { SearchBox } from "#components/event-filter/search-box.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import type { ListKind, DimensionList } from "#lib/domain/counts/dimension.ts";
import { entriesHref, dimensionsHref } from "#lib/url/hrefs.ts";
import { DimensionsTable } from "./dimensions-table.tsx";
import { capitalised, dimensionWords } from "./dimension-words.ts";

/** Everything of a kind that entries name, from bar to foot. */
export function DimensionsView({
  kind,
  list,
  q,
  maySearch,
}: {
  kind: ListKind;
  list: DimensionList;
  /** What was searched for. */
  q: string | undefined;
  /** Whether the reader's role includes searching this list. */
  maySearch: boolean;
}) {
  const { one, many } = dimensionWords[kind];
  return (
    <>
      <PageHeader title={capitalised(many)}>
        {maySearch ? (
          <SearchBox
            action={dimensionsHref(kind)}
            kept={[]}
            text={q}
            label={`Find a ${one} by name or id`}
            placeholder={`Find a ${one} by name or id…`}
          />
        ) : null}
      </PageHeader>
      <div className="px-4 py-5 side:px-6">
        <h1 className="text-lg font-semibold">{headline(kind, list, q)}</h1>
        <p className="text-ink-2">{orderWords(kind, list, maySearch)}</p>
      </div>
      {list.rows.length > 0 ? (
        <DimensionsTable kind={kind} rows={list.rows} />
      ) : (
        <EmptyState
          icon={SearchX}
          title={q === undefined ? `No ${many} yet` : `No ${many} match`}
        >
          {q === undefined ? (
            <>
              <p>
                {capitalised(many)} are listed here as soon as an entry names
                one.
              </p>
              <LinkButton href={entriesHref()}>See the entries</LinkButton>
            </>
          ) : (
            <LinkButton href={dimensionsHref(kind)}>See all {many}</LinkButton>
          )}
        </EmptyState>
      )}
    </>
  );
}

function headline(
  kind: ListKind,
  { found, among }: DimensionList,
  q: string | undefined,
): string {
  const { one, many } = dimensionWords[kind];
  const things = counted(found, one, many);
  const where = q === undefined ? "" : ` matching “${q}”`;
  return among === null
    ? `${things}${where}`
    : `${things}${where} among the newest ${counted(among, "entry", "entries")}`;
}

function orderWords(
  kind: ListKind,
  { rows, found, among }: DimensionList,
  maySearch: boolean,
): string {
  const { many } = dimensionWords[kind];
  if (rows.length === 0) return "";
  const order =
    kind === "customer" ? "Newest arrivals first" : "Most entries first";
  const cut =
    rows.length < found
      ? `; only the first ${rows.length.toLocaleString("en")} are listed${maySearch ? ", search to find the others" : ""}`
      : "";
  const bound =
    among === null || !maySearch
      ? ""
      : ` Search to find ${many} that only older entries name.`;
  return `${order}${cut}.${bound}`;
}
