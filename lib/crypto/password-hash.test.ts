import { expect, test } from "vitest";
import {
  hashPassword,
  isOutdatedHash,
  verifyPassword,
} from "./password-hash.ts";

const password = "a sentence of ann";
/** Of the version before Argon2id. */
const scryptHash =
  "scrypt:gAcbOpLrDiXaJ43tExI_cg:c7Jsvs5yFjdU3RdgdukHhpjtZs-ewBfyqPMvCA4Xdm14tdh-no07nOaOwVHBUrSoCVAIlxPu2iNN4r2_AQj63A";

test("a hash is Argon2id at what OWASP asks for, and another one each time", async () => {
  const hash = await hashPassword(password);
  expect(hash).toMatch(
    /^\$argon2id\$v=19\$m=47104,t=1,p=1\$[\w+/]{22}\$[\w+/]{43}$/,
  );
  expect(await hashPassword(password)).not.toBe(hash);
  expect(isOutdatedHash(hash)).toBe(false);
  expect(await verifyPassword(password, hash)).toBe(true);
  expect(await verifyPassword(`${password} `, hash)).toBe(false);
});

test("however a character was typed, it is the same password", async () => {
  const hash = await hashPassword("cafe\u0301 au lait at noon");
  expect(await verifyPassword("café au lait at noon", hash)).toBe(true);
});

test("a hash of the first version still tells, and is known as one to be made anew", async () => {
  expect(await verifyPassword(password, scryptHash)).toBe(true);
  expect(await verifyPassword("another sentence", scryptHash)).toBe(false);
  expect(isOutdatedHash(scryptHash)).toBe(true);
});

test.each([
  "",
  password,
  "scrypt::",
  scryptHash.slice(0, -1),
  "$argon2id$v=19$m=47104,t=1,p=1$$",
  "$argon2id$v=19$m=8,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
  "$argon2id$v=19$m=47104,t=1,p=1$AAAAAAAAAAAAAAAAAAAAA!$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
])("nothing is the password of the hash %j", async (hash) => {
  expect(await verifyPassword(password, hash)).toBe(false);
});

test("twenty guesses at once are all looked at", async () => {
  const hash = await hashPassword(password);
  const guesses = Array.from({ length: 20 }, (_, at) =>
    verifyPassword(at === 19 ? password : `guess ${String(at)}`, hash),
  );
  const right = await Promise.all(guesses);
  expect(right.filter(Boolean)).toHaveLength(1);
});
