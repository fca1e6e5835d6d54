import { isolateSent } from "#lib/domain/text/hidden-characters.ts";
import type { CustomerOverview } from "#lib/domain/customer/customer-history.ts";
import { formatTime } from "#lib/domain/time/format-time.ts";
import { counted, timesWords } from "#components/event-words/count-words.ts";

/** "a", "a and b", "a, b and c". */
const sentence = new Intl.ListFormat("en-GB");

/**
 * The answer at the head of the page, after the customer's name: "entered 4 segments 6 times in all since 11 May 2026 and was sent 3 codes",
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
    return "has not entered a segment yet";
  }
  const where =
    segmentCount === 1 && onlySegment !== null
      ? isolateSent(onlySegment)
      : counted(segmentCount, "segment");
  // "6 times" beside "4 segments" would read as so often each.
  const onceEach =
    segmentCount > 1 && entryCount.exact && entryCount.count === segmentCount;
  const often = `${timesWords(entryCount)}${segmentCount > 1 ? " in all" : ""}`;
  const times = onceEach ? "" : ` ${often}`;
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

/** Whether each was assigned, or was qualified for, the entries say one by one. */
function sentWords({ codeCount, promotionCount }: CustomerOverview): string[] {
  const sent = [
    ...(codeCount > 0 ? [counted(codeCount, "code")] : []),
    ...(promotionCount > 0 ? [counted(promotionCount, "promotion")] : []),
  ];
  return sent.length === 0 ? [] : [`was sent ${sentence.format(sent)}`];
}
