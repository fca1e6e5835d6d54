import { z } from "zod";
import { customerSchema } from "#lib/domain/voucherify/customer.ts";
import type { PayloadUnit } from "#lib/domain/payload-diff/payload-change.ts";
import {
  exactNumberSchema,
  toExactNumber,
} from "#lib/domain/json/exact-number.ts";
import type { Numeric } from "#lib/domain/json/sent-number.ts";
import { parseLeniently } from "#lib/domain/reading/parse-leniently.ts";

/** How one figure of a customer's summary moved across their entries. */
export const summaryFigureSchema = z.strictObject({
  label: z.string(),
  unit: z.enum(["money", "points", "count"]),
  /** Oldest first; entries that did not send the figure are left out. */
  points: z.array(
    z.strictObject({
      at: z.iso.datetime(),
      /** To its last digit: text where a double cannot hold it. */
      value: exactNumberSchema,
    }),
  ),
});
export type SummaryFigure = z.infer<typeof summaryFigureSchema>;

/** A customer's summary as one entry sent it. */
export type SentSummary = {
  /** ISO 8601. */
  readonly at: string;
  /** The `summary` object as sent; whatever stood in its place. */
  readonly summary: unknown;
};

type Summary = NonNullable<z.infer<typeof customerSchema>["summary"]>;

const figures: readonly {
  readonly label: string;
  readonly unit: Extract<PayloadUnit, SummaryFigure["unit"]>;
  readonly of: (summary: Summary) => Numeric | null | undefined;
}[] = [
  { label: "Orders", unit: "count", of: ({ orders }) => orders?.total_count },
  { label: "Spent", unit: "money", of: ({ orders }) => orders?.total_amount },
  {
    label: "Points to spend",
    unit: "points",
    of: ({ redemptions }) => redemptions?.loyalty_card?.points_to_go,
  },
  {
    label: "Gift credit left",
    unit: "money",
    of: ({ redemptions }) => redemptions?.gift?.amount_to_go,
  },
  {
    label: "Redemptions",
    unit: "count",
    of: ({ redemptions }) => redemptions?.total_redeemed,
  },
];

/**
 * How orders, spending, points, gift credit and redemptions of a customer moved.
 *
 * @param sent oldest first
 * @returns always the same five figures, in the same order
 */
export function toSummaryHistory(
  sent: readonly SentSummary[],
): SummaryFigure[] {
  const read = sent.map(({ at, summary }) => ({
    at,
    summary: parseLeniently(
      customerSchema.shape.summary,
      summary,
      "$.summary",
      null,
    ),
  }));
  return figures.map(({ label, unit, of }) => ({
    label,
    unit,
    points: read.flatMap(({ at, summary }) => {
      const value = summary ? of(summary) : null;
      return value === null || value === undefined
        ? []
        : [{ at, value: toExactNumber(value) }];
    }),
  }));
}
