import { maxActiveSecrets } from "#lib/domain/source/max-active-secrets.ts";
import { db } from "#lib/db/connection/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";

type Sealed = Uint8Array<ArrayBuffer>;
type Tx = Prisma.TransactionClient;

/** A key ready to be stored: found by its digest, shown again from its sealed text. */
export type StoredKey = {
  readonly id: string;
  readonly keyHash: Sealed;
  readonly keyEncrypted: Sealed;
};
export type StoredSecret = {
  readonly id: string;
  readonly secretEncrypted: Sealed;
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
  readonly archived: boolean | undefined;
  /** Null retires every secret in use. */
  readonly addSecret: StoredSecret | null | undefined;
  readonly retireSecret: string | undefined;
  readonly addKey: StoredKey | undefined;
  readonly revokeKey: string | undefined;
};

/** How a write of a source ended: done, or what stood against it; then nothing was written. */
export type SourceWrite =
  | "done"
  | "no_such_source"
  | "no_such_secret"
  | "no_such_key"
  | "too_many_keys"
  | "no_key_left";

/** Inserts a source with its first key and, if given, its first secret. */
export async function insertSource(
  source: StoredSource,
): Promise<"done" | "key_taken"> {
  try {
    await db().source.create({ data: toCreate(source) });
    return "done";
  } catch (error) {
    if (isTakenKey(error)) return "key_taken";
    throw error;
  }
}

const FIRST_SOURCE_LOCK = 7_201_613;

/**
 * Inserts the source unless there has ever been one. Of processes that do this
 * at the same moment, one inserts.
 */
export async function insertFirstSource(source: StoredSource): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${FIRST_SOURCE_LOCK})`;
    if ((await tx.source.count()) > 0) return;
    await tx.source.create({ data: toCreate(source) });
  });
}

/** Writes a change whole or not at all. Changes of one source follow one another. */
export async function writeSourceChange(
  sourceId: string,
  change: StoredSourceChange,
  now: Date,
): Promise<SourceWrite> {
  try {
    return await db().$transaction(async (tx) => {
      const locked =
        await tx.$executeRaw`SELECT FROM source WHERE id = ${sourceId}::uuid FOR UPDATE`;
      if (locked === 0) return "no_such_source";
      await changeSource(tx, sourceId, change, now);
      await changeSecrets(tx, sourceId, change, now);
      await changeKeys(tx, sourceId, change, now);
      return "done";
    });
  } catch (error) {
    // Thrown rather than returned inside, so that the transaction is rolled back.
    if (error instanceof Obstacle) return error.is;
    throw error;
  }
}

class Obstacle extends Error {
  readonly is: SourceWrite;
  constructor(is: SourceWrite) {
    super(is);
    this.is = is;
  }
}

async function changeSource(
  tx: Tx,
  id: string,
  change: StoredSourceChange,
  now: Date,
): Promise<void> {
  const { name, projectId, currency, archived } = change;
  await tx.source.updateMany({
    where: { id },
    data: {
      ...(name !== undefined && { name }),
      ...(projectId !== undefined && { projectId }),
      ...(currency !== undefined && { currency }),
      ...(archived === false && { archivedAt: null }),
    },
  });
  if (archived) {
    // Archiving again keeps the first time.
    await tx.source.updateMany({
      where: { id, archivedAt: null },
      data: { archivedAt: now },
    });
  }
}

async function changeSecrets(
  tx: Tx,
  sourceId: string,
  change: StoredSourceChange,
  now: Date,
): Promise<void> {
  const inUse = { sourceId, retiredAt: null };
  const retire = (ids: string[]) =>
    tx.sourceSecret.updateMany({
      where: { ...inUse, id: { in: ids } },
      data: { retiredAt: now },
    });
  if (change.retireSecret !== undefined) {
    const retired = await retire([change.retireSecret]);
    if (retired.count === 0) throw new Obstacle("no_such_secret");
  }
  if (change.addSecret === undefined) return;
  const secrets = await tx.sourceSecret.findMany({
    where: inUse,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  const keep = change.addSecret === null ? 0 : maxActiveSecrets - 1;
  await retire(secrets.slice(keep).map((secret) => secret.id));
  if (change.addSecret) {
    await tx.sourceSecret.create({
      data: { ...change.addSecret, sourceId },
    });
  }
}

async function changeKeys(
  tx: Tx,
  sourceId: string,
  change: StoredSourceChange,
  now: Date,
): Promise<void> {
  if (change.revokeKey !== undefined) {
    const revoked = await tx.sourceKey.updateMany({
      where: { id: change.revokeKey, sourceId, revokedAt: null },
      data: { revokedAt: now },
    });
    if (revoked.count === 0) throw new Obstacle("no_such_key");
  }
  if (change.addKey) {
    await tx.sourceKey.create({
      data: { ...change.addKey, sourceId },
    });
  }
  const inUse = await tx.sourceKey.count({
    where: { sourceId, revokedAt: null },
  });
  if (inUse > maxActiveSecrets) throw new Obstacle("too_many_keys");
  if (inUse === 0) throw new Obstacle("no_key_left");
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

function isTakenKey(error: unknown): boolean {
  return (
    error instanceof Prisma.PrismaClientKnownRequestError &&
    error.code === "P2002"
  );
}
