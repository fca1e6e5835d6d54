import { scrypt, timingSafeEqual } from "node:crypto";

const cost = { N: 2 ** 14, r: 16, p: 1 };
const KEY_BYTES = 64;
const format = /^scrypt:([\w-]{22}):([\w-]{86})$/;

/** Whether a hash is one of the first version of this product, which made no others. */
export function isScrypt(hash: string): boolean {
  return format.test(hash);
}

/** Whether a password is the one of such a hash. */
export async function checkScrypt(
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

function deriveKey(password: string, salt: Buffer): Promise<Buffer> {
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
