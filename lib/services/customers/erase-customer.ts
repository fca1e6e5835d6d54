import { lockActivity } from "#lib/db/activity/append-activity.ts";
import { db } from "#lib/db/connection/client.ts";
import {
  allowTime,
  transact,
  type Transaction,
} from "#lib/db/connection/transaction.ts";
import { eraseEvents } from "#lib/db/erasure/erase-events.ts";
import {
  eraseMentions,
  eraseReplayAnswers,
} from "#lib/db/erasure/erase-mentions.ts";
import {
  findCustomerEvents,
  selectPersonalValues,
} from "#lib/db/erasure/find-customer-events.ts";
import type {
  ErasureRequest,
  ErasureResult,
} from "#lib/domain/customer/erasure.ts";
import {
  type PersonalValues,
  toNeedles,
  withoutPersonalValues,
} from "#lib/domain/customer/personal-values.ts";
import { timeToUuidV7Floor } from "#lib/domain/event/uuid-v7.ts";
import { boundedText } from "#lib/domain/text/bounded-text.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { findMentions, type Mention } from "#lib/db/erasure/find-mentions.ts";
import { writePendingActivity } from "#lib/services/pending-activity.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

/** A customer may have ten thousand events. */
const TIMEOUT_MS = 60_000;

/** Whatever was received longer ago is committed, or never will be. */
const SETTLED_AFTER_MS = 10 * 60_000;

/**
 * Erases a customer on request, for good: their events stay as dated stubs that still count, and whatever names them is gone from every
 * table. The worker then takes it out of the files of the indexes. Backups and files that were handed out are out of reach.
 *
 * @param id Voucherify's id of the customer, any text
 * @throws {AppError} `forbidden`; `not_found` when no event in scope names such a customer; `too_slow`, and nothing is erased
 */
export async function eraseCustomer(
  context: Context,
  id: string,
  { reason, source, mentions = true }: ErasureRequest,
): Promise<ErasureResult> {
  authorize(context, "administer");
  // Looks at the customer that are noted but not written yet would be written afterwards.
  await writePendingActivity();
  // As ids are stored.
  const key = { customerId: boundedText(id, 256), sourceId: source ?? null };
  const findOwn = (runs: Transaction) =>
    findCustomerEvents(runs, context.access.sources, key);
  const findMentioning = async (
    runs: Transaction,
    own: readonly string[],
    range: { readonly from: string } | { readonly before: string },
  ) =>
    mentions
      ? findMentions(runs, context.access.sources, own, {
          sourceId: key.sourceId,
          ...range,
        })
      : [];
  // Looking into every body takes as long as there are many: nobody should wait for that behind a lock.
  const settled = timeToUuidV7Floor(new Date(Date.now() - SETTLED_AFTER_MS));
  const earlier = await findMentioning(db(), await findOwn(db()), {
    before: settled,
  });
  return transact(
    async (transaction) => {
      await allowTime(transaction, TIMEOUT_MS);
      const ids = await findOwn(transaction);
      if (ids.length === 0) {
        throw new AppError(
          "not_found",
          `There is no customer ${boundedText(id, 60)}.`,
        );
      }
      const known = await selectPersonalValues(transaction, ids);
      const needles = toNeedles(known);
      const mentioning = [
        ...earlier,
        ...(await findMentioning(transaction, ids, { from: settled })),
      ];
      const erased = await eraseAll(transaction, context, {
        own: ids,
        mentioning,
        known,
      });
      await eraseReplayAnswers(transaction, [
        ...ids,
        ...mentioning.map((mention) => mention.id),
      ]);
      // Whoever is about to record a look at the customer does so before, and it is emptied, or afterwards, without a name.
      await lockActivity(transaction);
      await eraseMentions(transaction, needles, context.now);
      const now = new Date(Math.max(context.now.getTime(), Date.now()));
      const recorder = { ...context, now };
      await recordActivity(transaction, recorder, {
        action: "customer.erase",
        target: { kind: "customer" },
        details: {
          reason: withoutPersonalValues(reason, known),
          source: source ?? null,
          ...erased,
        },
      });
      return erased;
    },
    { timeoutMs: TIMEOUT_MS },
  );
}

/** Erases a customer's own events whole, and of further ones what mentions them. */
async function eraseAll(
  transaction: Transaction,
  { now }: Context,
  {
    own,
    mentioning,
    known,
  }: {
    readonly own: readonly string[];
    readonly mentioning: readonly Mention[];
    readonly known: PersonalValues;
  },
): Promise<ErasureResult> {
  const { ofAnother = [], ofNobody = [] } = Object.groupBy(
    mentioning,
    ({ isOfAnother }) => (isOfAnother ? "ofAnother" : "ofNobody"),
  );
  const theirs = await eraseEvents(
    transaction,
    [...own, ...ofNobody.map(({ id }) => id)],
    { needles: toNeedles(known), of: "the customer", now },
  );
  // Somebody else may have the same first name.
  const needles = toNeedles({ ...known, names: [] });
  const others = await eraseEvents(
    transaction,
    ofAnother.map(({ id }) => id),
    { needles, of: "another customer", now },
  );
  return {
    events: theirs.events + others.events,
    entries: theirs.entries + others.entries,
  };
}
