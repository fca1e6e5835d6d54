import { z } from "zod";
import { query } from "#lib/db/connection/query.ts";
import { readWithin } from "#lib/db/connection/read-within.ts";
import { Prisma } from "#lib/db/generated/client.ts";

const rowSchema = z.strictObject({
  id: z.uuid(),
  receivedAt: z.date(),
  body: z.instanceof(Uint8Array),
  contentType: z.string().nullable(),
  headers: z.array(z.tuple([z.string(), z.string()])),
});
export type DesignedBodyRow = Readonly<z.infer<typeof rowSchema>>;

/**
 * The newest accepted events of a source that somebody designed, with bodies of at most `maxBytes`, newest first.
 *
 * @throws {AppError} as `readWithin` does
 */
export async function selectDesignedBodies(
  sourceId: string,
  limit: number,
  maxBytes: number,
): Promise<DesignedBodyRow[]> {
  return readWithin((tx) =>
    query(
      tx,
      rowSchema,
      Prisma.sql`
      SELECT e.id, e.received_at AS "receivedAt", e.body, e.content_type AS "contentType", e.headers
      FROM event e
      WHERE e.source_id = ${sourceId}::uuid AND e.shape IN ('designed', 'raw') AND e.outcome = 'accepted'
        AND e.body IS NOT NULL AND e.body_size <= ${maxBytes}
      ORDER BY e.id DESC LIMIT ${limit}`,
    ),
  );
}
