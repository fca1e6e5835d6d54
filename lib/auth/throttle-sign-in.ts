import { createHmac } from "node:crypto";
import { derivedKey } from "#lib/crypto/derived-key.ts";
import {
  chargeAttempts,
  type Charge,
  type Charged,
  refundAttempts,
} from "#lib/db/access/sign-in-throttle.ts";
import { clientNetwork } from "#lib/domain/access/client-network.ts";
import { AppError } from "#lib/errors/app-error.ts";

const QUARTER_HOUR_SECONDS = 15 * 60;
const HOUR_SECONDS = 60 * 60;

/** Tries of one account from one address, or from one browser that was signed in to it before. */
const MAX_PER_PAIR = 5;
/** The same while an account is tried from everywhere: each address still has this many. */
const MAX_PER_PAIR_UNDER_ATTACK = 2;
/** Tries of one account from all addresses in an hour, beyond which it counts as attacked. */
const ATTACK = 50;
/** Tries of any accounts from one address. */
const MAX_PER_NETWORK = 50;

/** Whose sign-in is tried, and from where. */
export type Attempt = {
  readonly email: string;
  readonly remoteAddress: string | null;
  /** The browser, where its cookie proves that it was signed in to this account before. */
  readonly knownDevice: string | null;
};

/** An attempt that may be made. */
export type Admitted = {
  /** Takes the attempt back: the password was right. */
  readonly succeed: () => Promise<void>;
  /** Takes it back as if it had not been made: nobody looked at the password. */
  readonly withdraw: () => Promise<void>;
};

/**
 * Counts an attempt before the password is looked at, so that a thousand at
 * once are a thousand, and refuses those beyond the limits. No account is ever
 * closed as a whole: what is refused is an account from an address, or an
 * address. A browser that was signed in before is counted for itself, so that its owner gets in
 * while others try from the same address. What exists makes no difference to any of it.
 *
 * @throws {AppError} `rate_limited`, with the time after which it may be tried again
 */
export async function admitSignIn(attempt: Attempt): Promise<Admitted> {
  const email = attempt.email.toLowerCase();
  const network = clientNetwork(attempt.remoteAddress);
  const pair =
    attempt.knownDevice === null
      ? toThrottleKey("pair", email, network ?? "")
      : toThrottleKey("device", email, attempt.knownDevice);
  const account = toThrottleKey("account", email);
  // Behind a proxy that is not trusted everybody has its address: it is nobody's.
  const address =
    network === null || attempt.knownDevice !== null
      ? null
      : toThrottleKey("address", network);
  const charges: Charge[] = [
    { key: pair, windowSeconds: QUARTER_HOUR_SECONDS },
    { key: account, windowSeconds: HOUR_SECONDS },
    ...(address ? [{ key: address, windowSeconds: QUARTER_HOUR_SECONDS }] : []),
  ];
  const charged = await chargeAttempts(charges);
  const of = (key: Uint8Array) => find(charged, key);
  const isAttacked =
    attempt.knownDevice === null && of(account).attempts > ATTACK;
  refuseBeyond(of(pair), isAttacked ? MAX_PER_PAIR_UNDER_ATTACK : MAX_PER_PAIR);
  if (address) refuseBeyond(of(address), MAX_PER_NETWORK);
  const shared = address ? [account, address] : [account];
  return {
    succeed: () => refundAttempts(shared, [pair]),
    withdraw: () => refundAttempts([...shared, pair], []),
  };
}

function refuseBeyond(charged: Charged, limit: number): void {
  if (charged.attempts <= limit) return;
  throw new AppError(
    "rate_limited",
    `Too many attempts. Try again in ${waitWords(charged.resetsInSeconds)}.`,
    { retryAfterSeconds: charged.resetsInSeconds },
  );
}

function waitWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? "a minute" : `${String(minutes)} minutes`;
}

function find(charged: readonly Charged[], key: Uint8Array): Charged {
  const found = charged.find((one) => Buffer.compare(one.key, key) === 0);
  if (!found) throw new Error("An attempt was not counted.");
  return found;
}

/** Neither address, e-mail nor code stands in the table. */
export function toThrottleKey(
  ...parts: readonly string[]
): Uint8Array<ArrayBuffer> {
  return new Uint8Array(
    createHmac("sha256", derivedKey("sign-in throttle"))
      .update(JSON.stringify(parts))
      .digest(),
  );
}
