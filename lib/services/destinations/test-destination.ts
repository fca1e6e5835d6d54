import { randomInt } from "node:crypto";
import type { SendResult } from "#lib/replay/sending/send-result.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import { transact } from "#lib/db/connection/transaction.ts";
import { NIL_UUID } from "#lib/domain/export/export-request.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { toSender } from "./to-sender.ts";
// A test send is simulated traffic that a person asks for.
import { makeTestEntry } from "#lib/simulator/test-entry.ts";
import { requireDestination } from "./require-destination.ts";

/**
 * Sends one invented entry to a destination, signed and with its headers as a replay is; its event id is all zeros. The
 * result tells what the receiver answered.
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
  const sender = toSender(destination, 1);
  const result = await sender.send(
    {
      id: NIL_UUID,
      body,
      contentType: "application/json",
      contentEncoding: null,
      signature: null,
      receivedAt: context.now,
    },
    { runId: null, attempt: 1 },
  );
  await sender.close();
  await transact((transaction) =>
    recordActivity(transaction, context, {
      action: "destination.change",
      outcome: result.outcome === "delivered" ? "done" : "failed",
      target: { kind: "destination", id, name: destination.name },
      details: { testSend: result.status ?? result.failure },
    }),
  );
  return result;
}
