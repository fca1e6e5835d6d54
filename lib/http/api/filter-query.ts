import { z } from "zod";
import type { Permission } from "#lib/domain/access/permissions.ts";
import {
  type EventFilter,
  filterKeys,
  isSingleFilterKey,
  type ListFilterKey,
  listFilterSchemas,
  type SingleFilterKey,
  singleFilterSchemas,
  toListKey,
} from "#lib/domain/filter/event-filter.ts";
import { mapFilteredFields } from "#lib/domain/event/filtered-fields.ts";
import { isPersonal } from "#lib/domain/filter/personal-keys.ts";
import { parseStrictEventFilter } from "#lib/url/event-filter-params.ts";
import type { ApiParameter } from "./operation.ts";
import { queryOf, type RouteQuery } from "./route-query.ts";

const listDescriptions: Readonly<Record<ListFilterKey, string>> = {
  ...mapFilteredFields(({ filter }) => filter.about),
  problem: "Kinds of problems of the bodies, or any.",
  customer:
    "Customers by id, source id, e-mail or full name (several words), the last two in any case.",
  payload:
    'What the body as sent must hold, all of those given: a place, a colon, an operator (eq, in, exists, gt, lt, contains), a colon and a value, as customer.metadata.region:eq:EMEA. The place is the same with and without the envelope around the data; a key with a dot, a colon, a bracket or a quote stands in brackets as JSON (metadata["odd.key"]). Values are compared as text and as the number, true, false or null that they spell; gt and lt compare numbers as numbers, also where they were sent as text, and text otherwise; in takes values between commas, or a JSON list of texts; contains is about text, in any case. eq and in are served by an index; the others read what the rest of the filter finds, and are cut off after five seconds.',
  id: "Ids of events, chosen one by one.",
  deliveredTo: "Ids of destinations: what replays delivered to any of them.",
  notDeliveredTo:
    "Ids of destinations: what replays delivered to none of them.",
  replay: "Ids of replays: what they have sent, whatever was answered.",
};

const singleDescriptions: Readonly<Record<SingleFilterKey, string>> = {
  entries: "Segment entries alone (only), or everything else (exclude).",
  attention: "Events with a contradiction or a warning alone.",
  q: "Free text: every word must occur, in any case, within names, e-mails, codes or the merchant's own ids, or begin an id of Voucherify's, with its prefix or without it; a word of one or two characters must stand at the beginning of a text, or after a space.",
  match: "JSON that the body as sent must contain.",
  from: "Received at or after this: an ISO 8601 time with zone; a day (2026-11-23, today, yesterday) or this-week, in UTC or in the zone named behind it (yesterday@Europe/Warsaw); or a time before now (-7d, -24h, -30m).",
  to: "Received before this, spelled like from; a day or week includes the whole of it.",
  sentFrom: "Sent by Voucherify at or after this, spelled like from.",
  sentTo: "Sent by Voucherify before this, spelled like to.",
  enteredFrom:
    "Happened in Voucherify at or after this, spelled like from; events that do not say when are left out.",
  enteredTo: "Happened in Voucherify before this, spelled like to.",
  duplicates:
    "Whether repeats are shown beside the rest (include, as without this key), left out, or shown alone.",
  test: "Whether test events are shown: our own test entries and the previews of Voucherify's payload designer. They are left out (exclude, as without this key), shown beside the rest (include), or shown alone (only).",
  validity:
    "Of the code or promotion that was sent: expired when it was delivered (expired_on_arrival), expired by now (expired), or without an end (none).",
  expiredBy:
    "What was sent had expired by this instant (ISO 8601, UTC); what validity=expired becomes in an export or a report, so that it stays the same.",
  reverified:
    "Rejected at first and accepted by the check of signatures at this time (ISO 8601, UTC).",
  order: "Newest first (desc, as without this key) or oldest first.",
};

/** What every call that takes a filter takes in its query. */
export const filterParameters: readonly ApiParameter[] = filterKeys.map(
  (name) => ({ name, in: "query", ...parameterOf(name) }),
);

function parameterOf(name: string): Omit<ApiParameter, "name" | "in"> {
  if (isSingleFilterKey(name)) {
    return {
      description: singleDescriptions[name],
      schema: singleFilterSchemas[name],
    };
  }
  const list = toListKey(name);
  if (!list) throw new Error(`${name} is no key of a filter.`);
  return {
    description: list.excludes
      ? `Leaves out what ${list.key} with any one of these values finds.`
      : listDescriptions[list.key],
    schema: z.array(listFilterSchemas[list.key]),
  };
}

/** A filter, and beside it keys of a call's own, each of which has a description. */
export function filterQuery<Shape extends Readonly<Record<string, z.ZodType>>>(
  shape: Shape,
): RouteQuery<{ readonly filter: EventFilter } & z.output<z.ZodObject<Shape>>> {
  const own = queryOf(shape, filterKeys);
  return {
    parameters: [...filterParameters, ...own.parameters],
    parse: (params) => ({
      filter: parseStrictEventFilter(params, Object.keys(shape)),
      ...own.parse(params),
    }),
  };
}

/** What one must be allowed to do in order to ask by such a filter. */
export function permissionOfFilter(params: URLSearchParams): Permission {
  return [...params].some((one) => isPersonal(...one))
    ? "read_personal"
    : "read";
}
