import { counted, timesWords } from "#components/event-words/count-words.ts";
import type { Facets } from "#lib/domain/counts/facets.ts";
import type { DimensionDetail } from "#lib/domain/counts/dimension.ts";
import { capitalised } from "./dimension-words.ts";

/** What is said before and after the name of the thing: "1,284 customers entered ", " 1,310 times". */
export function dimensionSentence(
  kind: DimensionDetail["kind"],
  {
    total,
    customers,
    segments,
  }: Pick<Facets, "total" | "customers" | "segments">,
): { readonly before: string; readonly after: string } {
  if (total.count === 0) {
    return { before: `No entry names the ${kind} `, after: "" };
  }
  // So many that their customers were not counted are "many".
  if (kind !== "distribution" && customers.count === 0 && customers.exact) {
    const of = kind === "segment" ? "into" : "of";
    return {
      before: `${counted(total, "entry", "entries")} ${of} `,
      after: " without a customer id",
    };
  }
  const who = counted(customers, "customer");
  const times = timesWords(total);
  switch (kind) {
    case "segment":
      return { before: capitalised(`${who} entered `), after: ` ${times}` };
    case "campaign": {
      const were = who === "1 customer" ? "was" : "were";
      return {
        before: capitalised(`${who} ${were} sent `),
        after: ` ${times}`,
      };
    }
    // An entry of a body that somebody designed may name neither.
    case "distribution": {
      const entries = counted(total, "entry", "entries");
      const where = counted(segments, "segment");
      return { before: "", after: ` reported ${entries}: ${who}, ${where}` };
    }
  }
}
