import type { CustomerOverview } from "#lib/domain/customer/customer-history.ts";
import { counted } from "#components/event-words/count-words.ts";

/**
 * The answer at the head of the page: "Alex Test entered 4 segments 6 times since May and was sent 3 codes".
 *
 * @param now tells whether a month needs its year
 */
export function customerSentence(
  customer: CustomerOverview,
  now: Date,
): string {
  const { entryCount, segmentCount, firstEntryAt } = customer;
  const who = customerName(customer);
  if (entryCount.count === 0 || firstEntryAt === null) {
    return `${who} entered no segment yet`;
  }
  const where = plural(segmentCount, "segment", "segments");
  const times =
    entryCount.exact && entryCount.count === 1
      ? "once"
      : counted(entryCount, "time", "times");
  const when = `${entryCount.exact && entryCount.count === 1 ? "in" : "since"} ${monthWords(firstEntryAt, now)}`;
  const sent = sentWords(customer);
  return `${who} entered ${where} ${times} ${when}${sent === "" ? "" : ` and was sent ${sent}`}`;
}

/** What names a customer best. */
export function customerName({
  name,
  email,
  sourceId,
  id,
}: Pick<CustomerOverview, "name" | "email" | "sourceId" | "id">): string {
  return name ?? email ?? sourceId ?? id;
}

function sentWords({ codeCount, promotionCount }: CustomerOverview): string {
  return [
    ...(codeCount > 0 ? [plural(codeCount, "code", "codes")] : []),
    ...(promotionCount > 0
      ? [plural(promotionCount, "promotion", "promotions")]
      : []),
  ].join(" and ");
}

function plural(count: number, one: string, many: string): string {
  return counted({ count, exact: true }, one, many);
}

function monthWords(at: string, now: Date): string {
  const date = new Date(at);
  const isThisYear = date.getUTCFullYear() === now.getUTCFullYear();
  return new Intl.DateTimeFormat("en-GB", {
    month: "long",
    ...(isThisYear ? {} : { year: "numeric" }),
    timeZone: "UTC",
  }).format(date);
}
