import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { availableParallelism } from "node:os";
import { checkScrypt, isScrypt } from "./scrypt-hash.ts";

/** OWASP's first choice of 2026 for Argon2id: 46 MiB and one pass, and what a person does not notice at signing in. */
const cost = { memory: 47_104, passes: 1, parallelism: 1 } as const;
const SALT_BYTES = 16;
const KEY_BYTES = 32;
const settings = `m=${String(cost.memory)},t=${String(cost.passes)},p=${String(cost.parallelism)}`;
const PREFIX = `$argon2id$v=19$${settings}$`;
const format = /^([\w+/-]{22})\$([\w+/-]{43})$/;

/** Hashes that are computed at once; more wait, so that pages and webhooks still have a processor. */
const MAX_AT_ONCE = Math.max(1, Math.floor(availableParallelism() / 2));

/** A salted hash of a password for storage, in PHC form. Equivalent spellings of a character count as one. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await inTurn(() => deriveKey(password, salt));
  return `${PREFIX}${toBase64(salt)}$${toBase64(key)}`;
}

/**
 * Whether a password is the one that was hashed; false for a hash of another
 * make. A hash of an earlier version takes another while to check: until its
 * owner signs in, who measures many guesses may tell that it is one.
 */
export async function verifyPassword(
  password: string,
  hash: string,
): Promise<boolean> {
  if (isScrypt(hash)) return inTurn(() => checkScrypt(password, hash));
  if (!hash.startsWith(PREFIX)) return false;
  const [, salt, key] = format.exec(hash.slice(PREFIX.length)) ?? [];
  if (salt === undefined || key === undefined) return false;
  const derived = await inTurn(() =>
    deriveKey(password, Buffer.from(salt, "base64")),
  );
  return timingSafeEqual(derived, Buffer.from(key, "base64"));
}

/** Whether a hash that is right was made as none is made any more. */
export function isOutdatedHash(hash: string): boolean {
  return !hash.startsWith(PREFIX);
}

const waiting: (() => void)[] = [];
let running = 0;

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= MAX_AT_ONCE) {
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running += 1;
  try {
    return await work();
  } finally {
    // Whoever waits takes over the place.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

function deriveKey(password: string, nonce: Buffer): Promise<Buffer> {
  const message = password.normalize("NFKC");
  return new Promise((resolve, reject) => {
    argon2(
      "argon2id",
      { message, nonce, tagLength: KEY_BYTES, ...cost },
      (error, key) => {
        if (error) reject(error);
        else resolve(key);
      },
    );
  });
}

/** Without padding, as PHC has it. */
function toBase64(bytes: Buffer): string {
  return bytes.toString("base64").replaceAll("=", "");
}
