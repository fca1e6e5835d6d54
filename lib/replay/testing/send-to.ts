import { onTestFinished } from "vitest";
import type { SenderOptions } from "../sending/open-dispatcher.ts";
import { openSender, type Sender } from "../sending/open-sender.ts";
import type { SendResult } from "../sending/send-result.ts";
import type { Sink } from "./sink.ts";

/** What is sent where a test does not care. */
export const request = {
  body: Buffer.from('{"a":1}'),
  headers: [["content-type", "application/json"]] as const,
};

/** Has it closed when the test is over. */
export function closeLater(one: { close: () => Promise<void> }): void {
  onTestFinished(() => one.close());
}

/** A sender with little patience, which is closed when the test is over. */
export function senderTo(
  url: string,
  options: Partial<SenderOptions> = {},
): Sender {
  const sender = openSender({
    url,
    allowInternal: true,
    timeoutMs: 400,
    connections: 1,
    ...options,
  });
  closeLater(sender);
  return sender;
}

/** Sends `request` once; the receiver and the sender are closed when the test is over. */
export async function sendTo(
  sink: Sink,
  options: Partial<SenderOptions> = {},
): Promise<SendResult> {
  closeLater(sink);
  return senderTo(sink.url, options).send(request);
}
