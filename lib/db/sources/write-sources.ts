import { maxActiveSecrets } from "#lib/domain/source/max-active-secrets.ts";
import type { PayloadMapping } from "#lib/domain/reading/payload-mapping.ts";
import type { Transaction } from "#lib/db/connection/transaction.ts";
import type { Prisma, Source } from "#lib/db/generated/client.ts";

type Stored = Uint8Array<ArrayBuffer>;

/** A key ready to be stored: found by its digest, shown again from its encrypted text. */
export type StoredKey = {
  readonly id: string;
  readonly keyHash: Stored;
  readonly keyEncrypted: Stored;
};
export type StoredSecret = {
  readonly id: string;
  readonly secretEncrypted: Stored;
};
export type StoredSource = {
  readonly id: string;
  readonly name: string;
  readonly projectId: string | null;
  readonly currency: string | null;
  readonly key: StoredKey;
  readonly secret: StoredSecret | null;
};

/** What one change writes; what is undefined stays as it is. */
export type StoredSourceChange = {
  readonly name: string | undefined;
  readonly projectId: string | null | undefined;
  readonly currency: string | null | undefined;
  readonly payloadMapping: PayloadMapping | undefined;
  readonly archived: boolean | undefined;
  /** Null retires every secret in use. */
  readonly addSecret: StoredSecret | null | undefined;
  readonly retireSecret: string | undefined;
  readonly restoreSecret: string | undefined;
  readonly addKey: StoredKey | undefined;
  readonly revokeKey: string | undefined;
};

export type SourceObstacleKind =
  | "no_such_source"
  | "no_such_secret"
  | "no_such_retired_secret"
  | "no_such_key"
  | "too_many_keys"
  | "no_key_left";

/**
 * Inserts a source with its first key and, if given, its first secret.
 *
 * @throws what `isTaken` knows when the key is, or once was, in use
 */
export async function insertSource(
  transaction: Transaction,
  source: StoredSource,
): Promise<void> {
  await transaction.source.create({ data: toCreate(source) });
}

const FIRST_SOURCE_LOCK = 7_201_613;

/**
 * Inserts the source unless there has ever been one. Of processes that do this
 * at the same moment, one inserts.
 *
 * @returns whether this one did
 */
export async function insertFirstSource(
  transaction: Transaction,
  source: StoredSource,
): Promise<boolean> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${FIRST_SOURCE_LOCK})`;
  if ((await transaction.source.count()) > 0) return false;
  await transaction.source.create({ data: toCreate(source) });
  return true;
}

/** What a source was before a change, for its record. */
export type SourceBefore = Pick<
  Source,
  "name" | "projectId" | "currency" | "payloadMapping" | "archivedAt"
>;

/**
 * Writes a change. Changes of one source follow one another.
 *
 * @returns the source as it was
 * @throws {SourceObstacle} when something stands against it; the transaction is then to be rolled back
 */
export async function writeSourceChange(
  transaction: Transaction,
  sourceId: string,
  change: StoredSourceChange,
  now: Date,
): Promise<SourceBefore> {
  await transaction.$executeRaw`SELECT FROM source WHERE id = ${sourceId}::uuid FOR UPDATE`;
  const before = await transaction.source.findUnique({
    where: { id: sourceId },
  });
  if (!before) throw new SourceObstacle("no_such_source");
  await changeSource(transaction, sourceId, change, now);
  await changeSecrets(transaction, sourceId, change, now);
  await changeKeys(transaction, sourceId, change, now);
  return before;
}

/** What stands against a change of a source. */
export class SourceObstacle extends Error {
  readonly is: SourceObstacleKind;
  constructor(is: SourceObstacleKind) {
    super(is);
    this.is = is;
  }
}

async function changeSource(
  transaction: Transaction,
  id: string,
  change: StoredSourceChange,
  now: Date,
): Promise<void> {
  const { name, projectId, currency, payloadMapping, archived } = change;
  await transaction.source.updateMany({
    where: { id },
    data: {
      ...(name !== undefined && { name }),
      ...(projectId !== undefined && { projectId }),
      ...(currency !== undefined && { currency }),
      ...(payloadMapping !== undefined && {
        payloadMapping: [...payloadMapping],
      }),
      ...(archived === false && { archivedAt: null }),
    },
  });
  if (archived) {
    // Archiving again keeps the first time.
    await transaction.source.updateMany({
      where: { id, archivedAt: null },
      data: { archivedAt: now },
    });
  }
}

async function changeSecrets(
  transaction: Transaction,
  sourceId: string,
  change: StoredSourceChange,
  now: Date,
): Promise<void> {
  const inUse = { sourceId, retiredAt: null };
  const retire = (ids: string[]) =>
    transaction.sourceSecret.updateMany({
      where: { ...inUse, id: { in: ids } },
      data: { retiredAt: now },
    });
  const retireBeyond = async (kept: number, except: string | null = null) => {
    const secrets = await transaction.sourceSecret.findMany({
      where: { ...inUse, ...(except !== null && { id: { not: except } }) },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      select: { id: true },
    });
    await retire(secrets.slice(kept).map((secret) => secret.id));
  };
  if (change.retireSecret !== undefined) {
    const retired = await retire([change.retireSecret]);
    if (retired.count === 0) throw new SourceObstacle("no_such_secret");
  }
  if (change.restoreSecret !== undefined) {
    const restored = await transaction.sourceSecret.updateMany({
      where: { id: change.restoreSecret, sourceId, retiredAt: { not: null } },
      data: { retiredAt: null },
    });
    if (restored.count === 0)
      throw new SourceObstacle("no_such_retired_secret");
    await retireBeyond(maxActiveSecrets - 1, change.restoreSecret);
  }
  if (change.addSecret === undefined) return;
  await retireBeyond(change.addSecret === null ? 0 : maxActiveSecrets - 1);
  if (change.addSecret) {
    await transaction.sourceSecret.create({
      data: { ...change.addSecret, sourceId },
    });
  }
}

async function changeKeys(
  transaction: Transaction,
  sourceId: string,
  change: StoredSourceChange,
  now: Date,
): Promise<void> {
  if (change.revokeKey !== undefined) {
    const revoked = await transaction.sourceKey.updateMany({
      where: { id: change.revokeKey, sourceId, revokedAt: null },
      data: { revokedAt: now },
    });
    if (revoked.count === 0) throw new SourceObstacle("no_such_key");
  }
  if (change.addKey) {
    await transaction.sourceKey.create({
      data: { ...change.addKey, sourceId },
    });
  }
  const inUse = await transaction.sourceKey.count({
    where: { sourceId, revokedAt: null },
  });
  if (inUse > maxActiveSecrets) throw new SourceObstacle("too_many_keys");
  if (inUse === 0) throw new SourceObstacle("no_key_left");
}

function toCreate({
  key,
  secret,
  ...source
}: StoredSource): Prisma.SourceCreateInput {
  return {
    ...source,
    keys: { create: key },
    ...(secret && { secrets: { create: secret } }),
  };
}
