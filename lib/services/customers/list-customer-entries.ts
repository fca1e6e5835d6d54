import { visible } from "#lib/services/visible.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import {
  type CustomerEntryRow,
  type EntryBody,
  maxBodyBytes,
  selectCustomerEntries,
} from "#lib/db/customers/select-customer-entries.ts";
import type { CustomerKey } from "#lib/db/customers/select-customer-overview.ts";
import { comparePayloads } from "#lib/domain/payload-diff/compare-payloads.ts";
import type {
  CustomerEntry,
  CustomerHistory,
  NotCompared,
} from "#lib/domain/customer/customer-history.ts";
import { openSentJson } from "#lib/bodies/open-sent-json.ts";
import {
  type EventCursor,
  formatEventCursor,
} from "#lib/domain/event/event-cursor.ts";
import type { PayloadComparison } from "#lib/domain/payload-diff/payload-change.ts";
import { requireCursor } from "#lib/services/events/require-cursor.ts";

/** More than these are on the page of the two events alone. */
const maxPerEntry = 200;

export type CustomerEntries = Pick<
  CustomerHistory,
  "entries" | "nextCursor" | "previousCursor"
>;

/**
 * A page of a customer's entries in the order in which they happened, each with what changed since the one before.
 *
 * @throws {AppError} `invalid_request` for a cursor that no page gave, and as `readWithin` does
 */
export async function listCustomerEntries(
  context: Context,
  customer: CustomerKey,
  {
    cursor = null,
    order,
    limit = 25,
  }: {
    readonly cursor?: string | null;
    readonly order: "asc" | "desc";
    /** 1 to 200. */
    readonly limit?: number | undefined;
  },
): Promise<CustomerEntries> {
  authorize(context, "read");
  const place = requireCursor(cursor);
  const { rows, goesOn } = await selectCustomerEntries(
    context.access.sources,
    customer,
    {
      cursor: place,
      order,
      limit,
    },
  );
  const first = rows[0]?.item.id;
  const last = rows.at(-1)?.item.id;
  const isBack = place?.side === "before";
  return {
    entries: rows.map((row) => visible.customerEntry(context, toEntry(row))),
    nextCursor: isBack || goesOn ? cursorTo("after", last) : null,
    previousCursor: (isBack ? goesOn : place !== null)
      ? cursorTo("before", first)
      : null,
  };
}

function cursorTo(
  side: EventCursor["side"],
  eventId: string | undefined,
): string | null {
  return eventId === undefined ? null : formatEventCursor({ side, eventId });
}

function toEntry(row: CustomerEntryRow): CustomerEntry {
  return {
    ...row.item,
    entryNumber: row.entryNumber,
    place: row.place,
    previousEntryId: row.previous?.id ?? null,
    previousInSegmentAt: row.previousInSegmentAt?.toISOString() ?? null,
    arrivedLate: row.arrivedLate,
    ...toDifference(row),
  };
}

function toDifference(
  row: CustomerEntryRow,
): Pick<CustomerEntry, "difference" | "notCompared"> {
  if (row.previous === null) return notCompared("first_entry");
  const before = open(row.previous);
  const after = open(row);
  if (typeof before === "string") return notCompared(before);
  if (typeof after === "string") return notCompared(after);
  const whole = comparePayloads(before.value, after.value);
  return { difference: shorten(whole), notCompared: null };
}

function notCompared(
  why: NotCompared,
): Pick<CustomerEntry, "difference" | "notCompared"> {
  return { difference: null, notCompared: why };
}

function open(entry: EntryBody): { readonly value: unknown } | NotCompared {
  if (entry.body === null) {
    return entry.bodySize > maxBodyBytes ? "body_too_large" : "body_not_kept";
  }
  return openSentJson(entry.body, entry) ?? "body_not_json";
}

function shorten({ changes, more }: PayloadComparison): PayloadComparison {
  return {
    changes: changes.slice(0, maxPerEntry),
    more: more + Math.max(0, changes.length - maxPerEntry),
  };
}
