import { env } from "#lib/env.ts";
import type { DestinationRow } from "#lib/db/replays/destinations.ts";
import type { ReplayableEvent } from "#lib/db/replays/find-replayable.ts";
import {
  type ReplayOf,
  toReplayHeaders,
} from "#lib/replay/sending/replay-headers.ts";
import type { SendResult } from "#lib/replay/sending/send-result.ts";
import { openSender } from "#lib/replay/sending/open-sender.ts";
import {
  decryptHeaders,
  decryptOptional,
} from "#lib/services/destinations/encrypt-destination.ts";

/** Sends stored events to one destination, as the destination was when this was opened. */
export type EventSender = {
  readonly send: (
    event: ReplayableEvent & { readonly body: Uint8Array },
    of: Pick<ReplayOf, "runId" | "attempt" | "isEdited">,
  ) => Promise<SendResult>;
  readonly close: () => Promise<void>;
};

/** @throws {DecryptError} when its secrets were stored under another app secret */
export function toSender(
  destination: DestinationRow,
  connections = destination.connections,
): EventSender {
  const secret = decryptOptional(destination.signingSecretEncrypted);
  const extra = decryptHeaders(destination.headersEncrypted);
  const sender = openSender({
    url: destination.url,
    allowInternal: destination.allowInternal,
    timeoutMs: destination.timeoutMs,
    connections,
    proxy: env().egressProxy,
    isDelivered: (status) =>
      (status >= 200 && status < 300) ||
      destination.alsoDelivered.includes(status),
  });
  return {
    send: (event, of) =>
      sender.send({
        body: event.body,
        headers: toReplayHeaders(
          {
            eventId: event.id,
            contentType: event.contentType,
            contentEncoding: event.contentEncoding,
            signature: event.signature,
            receivedAt: event.receivedAt,
            ...of,
          },
          event.body,
          secret,
          extra,
        ),
      }),
    close: sender.close,
  };
}
