import { isolateSent } from "#lib/domain/text/hidden-characters.ts";
import type { CustomerOverview } from "#lib/domain/customer/customer-history.ts";
import { formatTime } from "#lib/domain/time/format-time.ts";
import { counted, timesWords } from "#components/event-words/count-words.ts";

/** "a", "a and b", "a, b and c". */
const sentence = new Intl.ListFormat("en-GB");

/**
 * The answer at the head of the page, after the customer's name: "entered 4 segments 6 times since 11 May 2026 and was assigned 3 codes",
 * or "entered VIP twice since 11 May 2026".
 *
 * @param onlySegment the segment's name where there was one only; null where it is not known
 * @param frame the zone whose day the first entry was on, and now
 */
export function customerDeeds(
  customer: CustomerOverview,
  onlySegment: string | null,
  frame: { readonly now: Date; readonly zone: string },
): string {
  const { entryCount, segmentCount, firstEntryAt } = customer;
  if (entryCount.count === 0 || firstEntryAt === null) {
    return "entered no segment yet";
  }
  const where =
    segmentCount === 1 && onlySegment !== null
      ? isolateSent(onlySegment)
      : counted(segmentCount, "segment");
  // Several segments, each entered once: "twice" beside "2 segments" would read as twice each.
  const onceEach =
    segmentCount > 1 && entryCount.exact && entryCount.count === segmentCount;
  const times = onceEach ? "" : ` ${timesWords(entryCount)}`;
  const when = `${entryCount.exact && entryCount.count === 1 ? "on" : "since"} ${formatTime(new Date(firstEntryAt), frame.zone, "day")}`;
  return sentence.format([
    `entered ${where}${times} ${when}`,
    ...sentWords(customer),
  ]);
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

function sentWords({ codeCount, promotionCount }: CustomerOverview): string[] {
  return [
    ...(codeCount > 0 ? [`was assigned ${counted(codeCount, "code")}`] : []),
    ...(promotionCount > 0
      ? [`qualified for ${counted(promotionCount, "promotion")}`]
      : []),
  ];
}
