import { Prisma } from "#lib/db/generated/client.ts";

/** The code that a row `e` of `event` says the customer was sent: null where its publication failed. */
export const codeSent = Prisma.sql`CASE WHEN NOT e.problems @> '[{"kind":"publication_failed"}]' THEN e.voucher_code END`;
