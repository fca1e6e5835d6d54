import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import { v7 as uuidV7 } from "uuid";
import { deriveKey } from "#lib/crypto/derived-key.ts";
import {
  DecryptError,
  decryptText,
  encryptText,
} from "#lib/crypto/encrypted-text.ts";
import { makeOneTimeToken } from "#lib/crypto/one-time-token.ts";
import { hashSourceKey, makeSourceKey } from "#lib/crypto/source-key.ts";
import { transact, type Transaction } from "#lib/db/connection/transaction.ts";
import {
  addSourceKeys,
  deleteSessions,
  deleteTwoFactor,
  forgetDestinationSecrets,
  lockStoredSecrets,
  reencryptStoredSecrets,
  replaceSourceSecret,
  selectTwoFactors,
  type UnreadableSecrets,
  updateTwoFactor,
} from "#lib/db/secrets/stored-secrets.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

const TIMEOUT_MS = 10 * 60_000;

type Rotation = {
  /** Secrets under which stored texts may be, tried in order; the new one too, where a run before was broken off. */
  readonly from: readonly string[];
  readonly to: string;
  /** Whether to go on without what none of `from` opens. */
  readonly giveUp: boolean;
};

/** What was given up, in sentences for the person at the console. */
export type Rotated = { readonly lost: readonly string[] };

/**
 * Encrypts every stored secret anew, all or none, and ends every session.
 *
 * What does not open is an error, or, where it is given up: a source's secret becomes one that nobody
 * knows, so that its webhooks are kept apart as rejected until the real one is entered and they are checked again;
 * a source's addresses still receive, and it gets a further one; a destination is paused; a second factor is off.
 *
 * @throws {AppError} `conflict` when something does not open and is not given up
 */
export async function rotateSecret(
  context: Context,
  { from, to, giveUp }: Rotation,
): Promise<Rotated> {
  authorize(context, "administer");
  return transact(
    async (transaction) => {
      await lockStoredSecrets(transaction);
      const unreadable = await reencryptStoredSecrets(
        transaction,
        (encrypted) => {
          const text = open(encrypted, from);
          return text === null ? null : encryptText(text, to);
        },
      );
      const lost = [
        ...(await giveUpSecrets(transaction, context, unreadable, to)),
        ...(await rotateTwoFactors(transaction, from, to)),
      ];
      if (lost.length > 0 && !giveUp) {
        throw new AppError(
          "conflict",
          "There are stored secrets that this APP_SECRET does not open. Nothing was changed.",
        );
      }
      const sessions = await deleteSessions(transaction);
      await recordActivity(transaction, context, {
        action: "secret.rotate",
        details: { after: { sessionsEnded: sessions, lost: lost.length } },
      });
      return { lost };
    },
    { timeoutMs: TIMEOUT_MS },
  );
}

function open(
  encrypted: Uint8Array,
  secrets: readonly string[],
): string | null {
  for (const secret of secrets) {
    try {
      return decryptText(encrypted, secret);
    } catch (error) {
      if (!(error instanceof DecryptError)) throw error;
    }
  }
  return null;
}

async function giveUpSecrets(
  transaction: Transaction,
  { now }: Context,
  { sourcesOfKeys, secrets, destinations }: UnreadableSecrets,
  to: string,
): Promise<string[]> {
  await addSourceKeys(
    transaction,
    sourcesOfKeys.map((sourceId) => {
      const key = makeSourceKey();
      return {
        id: uuidV7(),
        sourceId,
        keyHash: hashSourceKey(key),
        keyEncrypted: encryptText(key, to),
      };
    }),
  );
  for (const { id } of secrets) {
    const nobodys = encryptText(makeOneTimeToken(), to);
    await replaceSourceSecret(transaction, id, nobodys);
  }
  for (const destination of destinations)
    await forgetDestinationSecrets(transaction, destination, now);
  return [
    ...(sourcesOfKeys.length > 0
      ? [
          `The addresses of ${String(sourcesOfKeys.length)} sources still receive, but cannot be shown: each has a further one on its page.`,
        ]
      : []),
    ...[...new Set(secrets.map(({ source }) => source))].map(
      (source) =>
        `Source “${source}” rejects its webhooks and keeps them, until its signing secret is entered again and they are checked again.`,
    ),
    ...destinations.map(
      ({ name }) =>
        `Destination “${name}” is paused: its signing secret and its headers have to be entered again.`,
    ),
  ];
}

async function rotateTwoFactors(
  transaction: Transaction,
  from: readonly string[],
  to: string,
): Promise<string[]> {
  const lost = [];
  for (const one of await selectTwoFactors(transaction)) {
    const opened = await openTwoFactor(one, from);
    if (opened === null) {
      await deleteTwoFactor(transaction, one);
      lost.push(
        "A member's two-factor sign-in is off, and has to be set up again.",
      );
    } else {
      const key = signInKey(to);
      await updateTwoFactor(transaction, one.id, {
        secret: await symmetricEncrypt({ key, data: opened.secret }),
        backupCodes: await symmetricEncrypt({ key, data: opened.backupCodes }),
      });
    }
  }
  return lost;
}

type TwoFactor = { readonly secret: string; readonly backupCodes: string };

async function openTwoFactor(
  { secret, backupCodes }: TwoFactor,
  secrets: readonly string[],
): Promise<TwoFactor | null> {
  for (const one of secrets) {
    const key = signInKey(one);
    try {
      return {
        secret: await symmetricDecrypt({ key, data: secret }),
        backupCodes: await symmetricDecrypt({ key, data: backupCodes }),
      };
    } catch {
      // It was encrypted under another one.
    }
  }
  return null;
}

function signInKey(secret: string): string {
  return deriveKey(secret, "sign-in").toString("base64url");
}
