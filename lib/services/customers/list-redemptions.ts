import { selectEvents } from "#lib/db/events/select-events.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { seesPersonalData } from "#lib/services/visible.ts";

const redeemed = [
  "redemption.succeeded",
  "customer.redemption.succeeded",
] as const;
const maxEvents = 200;

/**
 * When each of these codes was first redeemed, ISO 8601, as far as events of it came to this source; codes without one are left out.
 * Who may not see codes is told none.
 *
 * @throws {AppError} `forbidden`, and as `selectEvents` does
 */
export async function listRedemptions(
  context: Context,
  {
    sourceId,
    codes,
  }: { readonly sourceId: string; readonly codes: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  authorize(context, "read");
  const first = new Map<string, string>();
  if (codes.length === 0 || !seesPersonalData(context)) return first;
  const { items } = await selectEvents(
    context.access.sources,
    {
      source: [sourceId],
      code: [...codes],
      eventType: [...redeemed],
      outcome: ["accepted"],
      order: "asc",
    },
    { cursor: null, limit: maxEvents, now: context.now },
  );
  for (const { voucher, enteredAt, receivedAt } of items) {
    if (voucher?.code && !first.has(voucher.code))
      first.set(voucher.code, enteredAt ?? receivedAt);
  }
  return first;
}
