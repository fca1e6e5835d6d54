import type { Rejection } from "#lib/domain/event/event-values.ts";

/** One HTTP request that reached a webhook address, wholly arrived. */
export type WebhookRequest = {
  /** The last segment of the address. */
  readonly sourceKey: string;
  /** Names and values as received, in order. */
  readonly headers: readonly (readonly [string, string])[];
  /** Null when it was larger than may be kept. */
  readonly body: Uint8Array | null;
  /** In bytes; of a body too large, as far as it is known. */
  readonly bodySize: number;
  readonly remoteAddress: string | null;
};

/** What became of a webhook. Everything but the last two is committed. */
export type Receipt =
  | { readonly outcome: "accepted"; readonly id: string }
  | { readonly outcome: "duplicate"; readonly id: string }
  | {
      readonly outcome: "rejected";
      /** Null beyond the number of rejected requests that a source keeps. */
      readonly id: string | null;
      readonly rejection: Rejection;
    }
  | { readonly outcome: "unknown_source" }
  | { readonly outcome: "unavailable" };

/** The first value of a header, whatever the case of its name. */
export function headerOf(
  headers: WebhookRequest["headers"],
  name: string,
): string | null {
  return headers.find(([given]) => given.toLowerCase() === name)?.[1] ?? null;
}
