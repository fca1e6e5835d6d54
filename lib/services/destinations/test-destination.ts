import { randomInt } from "node:crypto";
import type { SendResult } from "#lib/replay/sending/send-result.ts";
import { NIL_UUID } from "#lib/domain/export/export-request.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
// A test send is simulated traffic that a person asks for.
import { makeTestEntry } from "#lib/simulator/test-entry.ts";
import { requireDestination } from "./require-destination.ts";
import { sendByHand } from "./send-by-hand.ts";

/**
 * Sends one invented entry to a destination, signed and with its headers as a replay is; its event id is all zeros. It is kept
 * in the destination's history, and the result tells what the receiver answered.
 *
 * @throws {AppError} `forbidden`, `not_found`
 */
export async function testDestination(
  context: Context,
  id: string,
): Promise<SendResult> {
  authorize(context, "operate");
  const destination = await requireDestination(id);
  const { body } = makeTestEntry(randomInt(2 ** 31), context.now);
  const { result } = await sendByHand(context, {
    event: {
      id: NIL_UUID,
      body,
      contentType: "application/json",
      contentEncoding: null,
      erasedAt: null,
      signature: null,
      receivedAt: context.now,
    },
    destination,
    attempt: 1,
    toActivity: ({ status, failure }) => ({
      action: "destination.change",
      target: { kind: "destination", id, name: destination.name },
      details: { testSend: status ?? failure },
    }),
  });
  return result;
}
