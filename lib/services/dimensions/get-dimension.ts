import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import {
  type DelayRow,
  maxSampled,
  selectDimension,
} from "#lib/db/dimensions/select-dimension.ts";
import { boundedText } from "#lib/domain/text/bounded-text.ts";
import type {
  Delay,
  DimensionDetail,
  DimensionKind,
} from "#lib/domain/counts/dimension.ts";
import { visible } from "#lib/services/visible.ts";
import { AppError } from "#lib/errors/app-error.ts";

/** In the order in which they follow one another, the whole way last. */
const steps: readonly (readonly [DelayRow["step"], string])[] = [
  ["entered_sent", "From entering to sending"],
  ["sent_received", "From sending to receipt"],
  ["entered_received", "The whole way"],
];

/**
 * A segment, campaign or distribution, as far as the entries that name it tell.
 *
 * @throws {AppError} `not_found`, and as `readWithin` does
 */
export async function getDimension(
  context: Context,
  { kind, id }: { readonly kind: DimensionKind; readonly id: string },
): Promise<DimensionDetail> {
  // As ids are stored.
  authorize(context, "read");
  const dimensionId = boundedText(id, 256);
  const found =
    visible.things(context, [{ id: dimensionId }]).length === 0
      ? null
      : await selectDimension(context.access.sources, kind, dimensionId);
  if (!found) {
    throw new AppError(
      "not_found",
      `There is no ${kind} ${boundedText(id, 60)}.`,
    );
  }
  const { sample, delays, names } = found;
  return {
    kind,
    id: dimensionId,
    name: names[0]?.name ?? null,
    names: names.map((one) => ({
      name: one.name,
      firstSeenAt: one.firstSeenAt.toISOString(),
      lastSeenAt: one.lastSeenAt.toISOString(),
    })),
    firstSeenAt: sample.firstSeenAt?.toISOString() ?? null,
    lastSeenAt: sample.lastSeenAt?.toISOString() ?? null,
    codes: sample.codes,
    delays: steps.flatMap(([step, label]): Delay[] => {
      const row = delays.find((delay) => delay.step === step);
      return row
        ? [
            {
              label,
              count: row.count,
              median: row.median,
              p95: row.p95,
              worst: row.worst,
            },
          ]
        : [];
    }),
    sampled: {
      count: Math.min(sample.total, maxSampled),
      exact: sample.total <= maxSampled,
    },
  };
}
