import {
  hashPassword,
  isOutdatedHash,
  verifyPassword,
} from "#lib/crypto/password-hash.ts";
import { replacePasswordHash } from "#lib/db/access/members.ts";

/** Whether a password is the one that was hashed. A right one whose hash is of an earlier make is hashed anew. */
export async function checkPassword({
  password,
  hash,
}: {
  readonly password: string;
  readonly hash: string;
}): Promise<boolean> {
  if (!(await verifyPassword(password, hash))) return false;
  if (isOutdatedHash(hash)) {
    await replacePasswordHash(hash, await hashPassword(password));
  }
  return true;
}
