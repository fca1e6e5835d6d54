import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** 32 MiB for each guess, and what a person does not notice at signing in. */
const cost = { N: 2 ** 14, r: 16, p: 1 };
const KEY_BYTES = 64;
/** Guesses that are computed at once; more wait, so that pages still have a processor. */
const MAX_AT_ONCE = 2;
const format = /^scrypt:([\w-]{22}):([\w-]{86})$/;

/** A salted scrypt hash of a password, for storage. Equivalent spellings of a character count as one. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await deriveKey(password, salt);
  return `scrypt:${salt.toString("base64url")}:${key.toString("base64url")}`;
}

/** Whether a password is the one that was hashed; false for a hash of another make. */
export async function verifyPassword(
  password: string,
  hash: string,
): Promise<boolean> {
  const [, salt, key] = format.exec(hash) ?? [];
  if (salt === undefined || key === undefined) return false;
  return timingSafeEqual(
    await deriveKey(password, Buffer.from(salt, "base64url")),
    Buffer.from(key, "base64url"),
  );
}

const waiting: (() => void)[] = [];
let running = 0;

async function deriveKey(password: string, salt: Buffer): Promise<Buffer> {
  if (running >= MAX_AT_ONCE) {
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running += 1;
  try {
    return await computeKey(password, salt);
  } finally {
    // Whoever waits takes over the place.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

function computeKey(password: string, salt: Buffer): Promise<Buffer> {
  const maxmem = 256 * cost.N * cost.r;
  return new Promise((resolve, reject) => {
    scrypt(
      password.normalize("NFKC"),
      salt,
      KEY_BYTES,
      { ...cost, maxmem },
      (error, key) => {
        if (error) reject(error);
        else resolve(key);
      },
    );
  });
}
