import { z } from "zod";
import type { Transaction } from "#lib/db/connection/transaction.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { namesCustomer } from "#lib/domain/customer/personal-values.ts";
import { mentions, needlesByWord } from "./mentions.ts";

const { sql } = Prisma;

/** What receivers of replays answered to events, edited copies of them, and what keeps a customer's events in order. */
export async function eraseReplayAnswers(
  transaction: Transaction,
  ids: readonly string[],
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE replay_attempt SET answer_headers = NULL, answer_body = NULL, reason = NULL
    WHERE event_id = ANY(${ids}::uuid[])`;
  await transaction.$executeRaw`
    UPDATE edited_copy SET body = NULL, answer_headers = NULL, answer_body = NULL, reason = NULL
    WHERE event_id = ANY(${ids}::uuid[])`;
  await transaction.$executeRaw`
    UPDATE replay_item SET customer_key = NULL WHERE event_id = ANY(${ids}::uuid[])`;
}

/**
 * Takes out of everything that people wrote or asked for what names a customer: saved views go, replays lose their filter and reason,
 * edited copies of others' events what was written into them, activity its personal values.
 *
 * @param needles as `toNeedles` makes them
 */
export async function eraseMentions(
  transaction: Transaction,
  needles: readonly string[],
  now: Date,
): Promise<void> {
  const byWord = sql`${needlesByWord(needles)}::jsonb`;
  const views = await transaction.savedView.findMany();
  const named = views.filter((view) => namesCustomer(view, needles));
  await transaction.savedView.deleteMany({
    where: { id: { in: named.map(({ id }) => id) } },
  });
  await transaction.$executeRaw`
    UPDATE replay_run SET filter = NULL, reason = 'Erased on request.', stop_reason = NULL
    WHERE ${mentions(sql`json_build_array(filter, reason, stop_reason)::text`, byWord)}`;
  await transaction.$executeRaw`
    UPDATE edited_copy SET body = NULL, answer_headers = NULL, answer_body = NULL, reason = NULL
    WHERE ${mentions(sql`to_json(convert_from(body, 'UTF8'))::text || json_build_array(answer_headers, answer_body, reason)::text`, byWord)}`;
  const ofViews = await selectActsOnViews(transaction, needles);
  await transaction.$executeRaw`
    UPDATE activity SET personal = NULL, personal_salt = NULL, erased_at = ${now}
    WHERE personal IS NOT NULL
      AND (${mentions(sql`personal::text`, byWord)} OR sequence = ANY(${ofViews}::bigint[]))`;
}

/** Acts on saved views that name the customer, as views do: what an address asks for is spelled in many ways. */
async function selectActsOnViews(
  transaction: Transaction,
  needles: readonly string[],
): Promise<bigint[]> {
  const acts = await transaction.activity.findMany({
    where: {
      targetKind: "view",
      NOT: { personal: { equals: Prisma.DbNull } },
    },
    select: { sequence: true, personal: true },
  });
  return acts
    .filter(({ personal }) =>
      namedIn(personal).some((view) => namesCustomer(view, needles)),
    )
    .map(({ sequence }) => sequence);
}

const namedView = z.object({
  name: z.string().default(""),
  query: z.string().default(""),
});
const viewActSchema = namedView.extend({
  before: namedView.optional(),
  after: namedView.optional(),
});

function namedIn(personal: unknown): z.infer<typeof namedView>[] {
  const { before, after, ...view } = viewActSchema.parse(personal);
  return [view, before, after].filter((each) => each !== undefined);
}
