import { z } from "zod";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import { queryReplay } from "#lib/db/connection/replay-pool.ts";
import { withinScope } from "#lib/db/events/scope-conditions.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { plainArray } from "./plain-array.ts";

const { sql } = Prisma;

const storedRow = z.strictObject({
  id: z.uuid(),
  receivedAt: z.date(),
  erasedAt: z.date().nullable(),
  body: z.instanceof<typeof Uint8Array<ArrayBufferLike>>(Uint8Array).nullable(),
  // Looked at by hand: a schema for each of its parts takes longer than the statement.
  headers: z.custom<readonly (readonly [string, string])[]>(isHeaders),
});

/** What of an event is sent again. */
export type ReplayableEvent = Pick<
  z.infer<typeof storedRow>,
  "id" | "receivedAt" | "erasedAt"
> & {
  /** Null when it was not kept, or was erased. */
  readonly body: Uint8Array | null;
  /** As it came, in full. */
  readonly contentType: string | null;
  /** Of a body that came compressed. */
  readonly contentEncoding: string | null;
  readonly signature: string | null;
};

/** Events by their ids, in no order; what there is not, or out of scope, is not among them. */
export async function findReplayableEvents(
  scope: SourceScope,
  ids: readonly string[],
): Promise<ReplayableEvent[]> {
  if (ids.length === 0) return [];
  const sorted = [...ids].sort();
  const rows = await queryReplay(
    storedRow,
    sql`
    SELECT e.id, e.received_at AS "receivedAt", e.erased_at AS "erasedAt", e.body, e.headers
    FROM event e WHERE e.id = ANY(${plainArray(ids)}::uuid[]) AND ${withinScope(scope)}
      -- So that no month is looked at in which none of them is.
      AND e.id BETWEEN ${sorted.at(0)}::uuid AND ${sorted.at(-1)}::uuid`,
  );
  return rows.map(({ headers, ...row }) => ({
    ...row,
    contentType: headerOf(headers, "content-type"),
    contentEncoding: headerOf(headers, "content-encoding"),
    signature: headerOf(headers, "x-voucherify-signature"),
  }));
}

function isHeaders(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every(
      (pair: unknown) =>
        Array.isArray(pair) &&
        typeof pair[0] === "string" &&
        typeof pair[1] === "string",
    )
  );
}

/** The first one of that name. */
function headerOf(
  headers: readonly (readonly [string, string])[],
  wanted: string,
): string | null {
  const pair = headers.find(([name]) => name.toLowerCase() === wanted);
  return pair === undefined ? null : pair[1];
}
