import { counted } from "#components/event-words/count-words.ts";
import type { Facets } from "#lib/domain/counts/facets.ts";
import type { DimensionDetail } from "#lib/domain/counts/dimension.ts";

/** "1,284 customers entered New Customers 1,310 times". */
export function dimensionSentence(
  { kind, name, id }: DimensionDetail,
  {
    total,
    customers,
    segments,
  }: Pick<Facets, "total" | "customers" | "segments">,
): string {
  const called = name ?? id;
  if (total.count === 0) return `No entry names the ${kind} ${called}`;
  const who = counted(customers, "customer", "customers");
  const times =
    total.exact && total.count === 1 ? "once" : counted(total, "time", "times");
  switch (kind) {
    case "segment":
      return `${who} entered ${called} ${times}`;
    case "campaign":
      return `${who} were sent something from ${called} ${times}`.replace(
        "1 customer were",
        "1 customer was",
      );
    case "distribution": {
      const where = counted(segments, "segment", "segments");
      return `${called} reported ${who} entering ${where} ${times}`;
    }
  }
}
