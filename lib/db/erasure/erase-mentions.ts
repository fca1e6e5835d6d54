import type { Transaction } from "#lib/db/connection/transaction.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import {
  namesCustomer,
  toPattern,
} from "#lib/domain/customer/personal-values.ts";

const { sql } = Prisma;

/** What receivers of replays answered to events, and what keeps a customer's events in order. */
export async function eraseReplayAnswers(
  transaction: Transaction,
  ids: readonly string[],
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE replay_attempt SET answer_headers = NULL, answer_body = NULL, reason = NULL
    WHERE event_id = ANY(${ids}::uuid[])`;
  await transaction.$executeRaw`
    UPDATE replay_item SET customer_key = NULL WHERE event_id = ANY(${ids}::uuid[])`;
}

/**
 * Takes out of everything that people wrote or asked for what names a customer: saved views go, replays lose their filter and reason,
 * activity its personal values.
 *
 * @param needles as `toNeedles` makes them
 */
export async function eraseMentions(
  transaction: Transaction,
  needles: readonly string[],
  now: Date,
): Promise<void> {
  const views = await transaction.savedView.findMany();
  const named = views.filter((view) => namesCustomer(view, needles));
  await transaction.savedView.deleteMany({
    where: { id: { in: named.map(({ id }) => id) } },
  });
  const patterns = needles.map(toPattern);
  const mentions = (text: Prisma.Sql) =>
    sql`lower((${text}) COLLATE "C") ~ ANY(${patterns}::text[])`;
  await transaction.$executeRaw`
    UPDATE replay_run SET filter = NULL, reason = 'Erased on request.'
    WHERE ${mentions(sql`filter::text`)} OR ${mentions(sql`to_json(reason)::text`)}`;
  await transaction.$executeRaw`
    UPDATE activity SET personal = NULL, personal_salt = NULL, erased_at = ${now}
    WHERE personal IS NOT NULL AND ${mentions(sql`personal::text`)}`;
}
