import { appSecret } from "#lib/crypto/app-secret.ts";
import { DecryptError, decryptText } from "#lib/crypto/encrypted-text.ts";
import { countRejectedEvents } from "#lib/db/sources/reverify-events.ts";
import {
  selectSecrets,
  selectSecretsOfOthers,
  type StoredSecretRow,
} from "#lib/db/sources/select-sources.ts";
import { isInScope } from "#lib/domain/access/source-scope.ts";
import type { EventDetail } from "#lib/domain/event/event.ts";
import {
  shortHash,
  type SignatureExplanation,
} from "#lib/domain/event/signature-explanation.ts";
import { type SecretToTry, trySecrets } from "#lib/ingest/signature-trials.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

const maxRetired = 10;
const maxOfOthers = 50;
const maxCounted = 10_000;

/**
 * Why the signature of a rejected event does not fit: which secrets were tried over what, by the
 * secrets as they are now.
 *
 * @param body as received
 * @throws {AppError} `forbidden`
 */
export async function explainSignature(
  context: Context,
  event: Pick<EventDetail, "headers" | "source">,
  body: Uint8Array,
): Promise<SignatureExplanation> {
  authorize(context, "read_personal");
  const sourceId = event.source.id;
  const [own, others, counted] = await Promise.all([
    selectSecrets(sourceId, maxRetired),
    selectSecretsOfOthers(sourceId, maxOfOthers),
    countRejectedEvents(sourceId, maxCounted + 1),
  ]);
  const signature = signatureOf(event);
  const readable = own.flatMap((row) => toTry(context, row, false) ?? []);
  const trials = trySecrets(body, signature, readable);
  const ofOthers = trials.some(({ matches }) => matches)
    ? []
    : trySecrets(
        body,
        signature,
        others.flatMap((row) => toTry(context, row, true) ?? []),
      );
  return {
    received: signature === null ? null : shortHash(signature),
    trials: [...trials, ...ofOthers],
    unreadable: own.length - readable.length,
    rejected: {
      count: Math.min(counted, maxCounted),
      exact: counted <= maxCounted,
    },
  };
}

function signatureOf({ headers }: Pick<EventDetail, "headers">): string | null {
  const found = headers.find(
    ([name]) => name.toLowerCase() === "x-voucherify-signature",
  );
  return found?.[1] ?? null;
}

/** Null where it was encrypted with another app secret, or altered. */
function toTry(
  { access }: Context,
  { id, secretEncrypted, createdAt, retiredAt, source }: StoredSecretRow,
  isOfOther: boolean,
): SecretToTry | null {
  try {
    return {
      id,
      text: decryptText(secretEncrypted, appSecret()),
      kind: isOfOther
        ? "of_other_source"
        : retiredAt === null
          ? "active"
          : "retired",
      addedAt: createdAt.toISOString(),
      retiredAt: retiredAt?.toISOString() ?? null,
      sourceName: isInScope(access.sources, source.id) ? source.name : null,
    };
  } catch (error) {
    if (error instanceof DecryptError) return null;
    throw error;
  }
}
