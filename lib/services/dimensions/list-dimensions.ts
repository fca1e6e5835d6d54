import { foldText } from "#lib/domain/text/fold-text.ts";
import {
  authorizeKeys,
  seesPersonalData,
  visible,
} from "#lib/services/visible.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import {
  maxPreviewed,
  selectCustomers,
} from "#lib/db/customers/select-customers.ts";
import { selectDimensions } from "#lib/db/dimensions/select-dimensions.ts";
import type {
  ListKind,
  DimensionKind,
  DimensionList,
} from "#lib/domain/counts/dimension.ts";

/**
 * The customers, segments, campaigns or distributions that entries name.
 *
 * @param asked.q what their names or ids must contain; null for all
 * @throws {AppError} as `readWithin` does
 */
export async function listDimensions(
  context: Context,
  { kind, q }: { readonly kind: ListKind; readonly q: string | null },
): Promise<DimensionList> {
  authorize(context, "read");
  if (kind === "customer" && q !== null) authorizeKeys(context, [["q", q]]);
  return kind === "customer"
    ? listCustomers(context, q)
    : listNamed(context, kind, q);
}

async function listCustomers(
  context: Context,
  q: string | null,
): Promise<DimensionList> {
  const { access, now } = context;
  const rows = await selectCustomers(access.sources, q, now);
  const [first] = rows;
  const shown = visible.customers(context, rows);
  return {
    rows: shown.map(({ firstSeenAt, lastSeenAt, ...row }) => ({
      id: row.id,
      name: row.name,
      detail: row.detail,
      sourceId: row.sourceId,
      entries: row.entries,
      customers: null,
      needsAttention: row.needsAttention,
      firstSeenAt: firstSeenAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
    })),
    found: first?.found ?? 0,
    among: first && first.looked > maxPreviewed ? maxPreviewed : null,
  };
}

async function listNamed(
  context: Context,
  kind: DimensionKind,
  q: string | null,
): Promise<DimensionList> {
  const { sources } = context.access;
  // What is hidden is not searched either: how many were found would tell.
  const isSearchedHere = q !== null && !seesPersonalData(context);
  const found = await selectDimensions(
    sources,
    kind,
    isSearchedHere ? null : q,
  );
  const rows = visible
    .things(context, found)
    .filter((row) => !isSearchedHere || names(row, q));
  return {
    rows: rows.map((row) => ({
      id: row.id,
      name: row.name,
      detail: null,
      sourceId: null,
      entries: row.entries,
      customers: {
        count: row.customers,
        exact: row.counted >= row.entries,
      },
      needsAttention: row.needsAttention,
      firstSeenAt: row.firstSeenAt.toISOString(),
      lastSeenAt: row.lastSeenAt.toISOString(),
    })),
    found: isSearchedHere ? rows.length : (rows[0]?.found ?? 0),
    among: null,
  };
}

function names(
  { id, name }: { readonly id: string; readonly name: string | null },
  q: string,
): boolean {
  return foldText(`${id}\n${name ?? ""}`).includes(foldText(q));
}
