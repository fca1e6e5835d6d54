import { noteActivity } from "#lib/services/pending-activity.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import type { Context } from "#lib/services/context.ts";
import { randomInt } from "node:crypto";
import { z } from "zod";
import { appSecret } from "#lib/crypto/app-secret.ts";
import { decryptText } from "#lib/crypto/encrypted-text.ts";
import {
  findFirstActiveSource,
  findNewestSecret,
  findSource,
} from "#lib/db/sources/select-sources.ts";
import { testEntryHeader, toWebhookUrl } from "#lib/domain/source/source.ts";
import { env } from "#lib/env.ts";
import { AppError } from "#lib/errors/app-error.ts";
// The one service that needs the simulator: a test entry is simulated traffic that a person asks for.
import { signWith } from "#lib/simulator/sending/sign.ts";
import { makeTestEntry } from "#lib/simulator/test-entry.ts";
import { decryptNewestKey } from "./decrypt-source-key.ts";

const DEADLINE_MS = 10_000;

const receiptSchema = z.object({
  id: z.uuid().optional(),
  error: z.string().optional(),
});

/**
 * Sends one invented entry, signed if the source has a secret, to the source's
 * address on this very server, over HTTP as Voucherify would: what works here
 * works there, but for the way to this machine.
 *
 * @param sourceId of a source in use; the oldest one in use if left out
 * @returns the id of the event that it became
 * @throws {AppError} `not_found`; `conflict` when the source is archived; `unavailable` when it was not accepted
 */
export async function sendTestEntry(
  context: Context,
  sourceId?: string,
): Promise<{ eventId: string }> {
  authorize(context, "operate");
  const source = await getSourceInUse(context.access.sources, sourceId);
  const { body } = makeTestEntry(randomInt(2 ** 31), context.now);
  const sealed = await findNewestSecret(source.id);
  const sign = sealed && signWith(decryptText(sealed, appSecret()));
  const sent = await post(
    toWebhookUrl(ownAddress(), decryptNewestKey(source)),
    body,
    {
      "content-type": "application/json",
      [testEntryHeader[0]]: testEntryHeader[1],
      ...(sign && { "x-voucherify-signature": sign(body) }),
    },
  );
  noteActivity(context, {
    action: "event.send_test",
    target: { kind: "event", id: sent.eventId },
    details: { source: source.id },
  });
  return sent;
}

async function getSourceInUse(scope: SourceScope, id: string | undefined) {
  const source = await (id === undefined
    ? findFirstActiveSource(scope)
    : findSource(scope, id));
  if (!source) {
    throw new AppError(
      "not_found",
      id === undefined
        ? "There is no source in use: add one."
        : `There is no source ${id}.`,
    );
  }
  if (source.archivedAt) {
    throw new AppError("conflict", `Source ${source.id} is archived.`);
  }
  return source;
}

function ownAddress(): string {
  const { host, port } = env().webhookListener ?? env();
  return `http://${host.includes(":") ? `[${host}]` : host}:${String(port)}`;
}

async function post(
  url: string,
  body: Uint8Array,
  headers: Record<string, string>,
): Promise<{ eventId: string }> {
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(url, {
      method: "POST",
      headers,
      body: new Uint8Array(body),
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    answer = await response.json();
  } catch (cause) {
    throw new AppError(
      "unavailable",
      "The webhook address of this server did not answer the test entry.",
      { cause },
    );
  }
  const receipt = receiptSchema.safeParse(answer);
  if (!response.ok || !receipt.data?.id) {
    const why = receipt.data?.error ?? "";
    throw new AppError(
      "unavailable",
      `The test entry was answered ${String(response.status)}. ${why}`.trim(),
    );
  }
  return { eventId: receipt.data.id };
}
