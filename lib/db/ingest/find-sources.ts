import { queryIngest } from "#lib/db/connection/ingest-pool.ts";
import { z } from "zod";
import { ingestDb } from "#lib/db/connection/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import {
  type PayloadMapping,
  storedMappingSchema,
} from "#lib/domain/reading/payload-mapping.ts";

/** A source as receiving needs it: reached by a key of its own, not archived. */
export type IngestSource = {
  /** SHA-256 of the key that found it. */
  readonly keyHash: Uint8Array;
  readonly sourceId: string;
  readonly name: string;
  /** The project that it is for; null where it names none. */
  readonly projectId: string | null;
  readonly payloadMapping: PayloadMapping;
  /** True when the key no longer opens it. */
  readonly revoked: boolean;
  /** Newest first. Retired ones are here only to name the cause of a failed check. */
  readonly secrets: readonly IngestSecret[];
};

export type IngestSecret = {
  readonly id: string;
  /** As `encryptText` made it. */
  readonly encrypted: Uint8Array;
  readonly retired: boolean;
};

const rowSchema = z.strictObject({
  keyHash: z.instanceof(Uint8Array),
  sourceId: z.string(),
  name: z.string(),
  projectId: z.string().nullable(),
  payloadMapping: storedMappingSchema,
  revoked: z.boolean(),
  secrets: z.array(
    z.strictObject({
      id: z.string(),
      encrypted: z.string().transform((hex) => Buffer.from(hex, "hex")),
      retired: z.boolean(),
    }),
  ),
});

/**
 * The sources that these keys open or once opened, in no order; an unknown key
 * and an archived source have no row. One statement, read afresh for every group of
 * received webhooks, so that a change of keys or secrets counts at once.
 *
 * @param keyHashes SHA-256 digests of the keys as sent
 */
export async function findSources(
  keyHashes: readonly Uint8Array[],
): Promise<IngestSource[]> {
  const hexes = keyHashes.map((hash) => Buffer.from(hash).toString("hex"));
  return queryIngest(
    rowSchema,
    Prisma.sql`
    SELECT k.key_hash AS "keyHash", s.id AS "sourceId", s.name, s.project_id AS "projectId",
      s.payload_mapping AS "payloadMapping",
      k.revoked_at IS NOT NULL AS revoked,
      COALESCE(
        (SELECT json_agg(
            json_build_object(
              'id', x.id,
              'encrypted', encode(x.secret_encrypted, 'hex'),
              'retired', x.retired_at IS NOT NULL)
            ORDER BY x.created_at DESC, x.id DESC)
          FROM source_secret x WHERE x.source_id = s.id),
        '[]') AS secrets
    FROM source_key k JOIN source s ON s.id = k.source_id
    WHERE k.key_hash IN (SELECT decode(hex, 'hex') FROM unnest(${hexes}::text[]) AS hex)
      AND s.archived_at IS NULL`,
  );
}

/**
 * Active secrets of all sources, at most 50, so that the cause of a failed
 * check can be named when the sender took the secret of another project.
 */
export async function findOtherSecrets(): Promise<
  {
    readonly id: string;
    readonly sourceId: string;
    readonly encrypted: Uint8Array;
  }[]
> {
  const secrets = await ingestDb().sourceSecret.findMany({
    where: { retiredAt: null },
    orderBy: { createdAt: "desc" },
    take: 50,
  });
  return secrets.map(({ id, sourceId, secretEncrypted }) => ({
    id,
    sourceId,
    encrypted: secretEncrypted,
  }));
}
