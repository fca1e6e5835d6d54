import { createHmac } from "node:crypto";
import type { Source } from "#lib/domain/source/source.ts";
import type { Inspector } from "./inspector.ts";

/** What the webhook address answered. */
export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly id?: string;
    readonly outcome?: string;
    readonly error?: string;
  };
};

/** JSON to be written, or exact text or bytes. */
export type Body = object | string | Uint8Array<ArrayBuffer>;

/** A source of the running server, and Voucherify's side of it. */
export type TestSource = {
  readonly id: string;
  readonly name: string;
  readonly webhookUrl: string;
  /** Posts as Voucherify would. */
  readonly post: (
    body: Body,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Answer>;
  /** Posts what has to be kept. @returns the id of the event */
  readonly send: (body: Body) => Promise<string>;
};

export async function createSource(
  { origin, cookie }: Pick<Inspector, "origin" | "cookie">,
  source: {
    readonly name: string;
    readonly currency?: string;
    readonly secret?: string;
  },
): Promise<TestSource> {
  const response = await fetch(`${origin}/api/v1/sources`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie },
    body: JSON.stringify(source),
  });
  if (response.status !== 201) throw new Error(await response.text());
  const { id, name, webhookUrl } = (await response.json()) as Source;
  return {
    id,
    name,
    webhookUrl,
    post: (body, headers) => postWebhook(webhookUrl, body, headers),
    send: async (body) => {
      const answer = await postWebhook(webhookUrl, body);
      if (answer.status !== 200 || answer.body.id === undefined) {
        throw new Error(`Not kept: ${JSON.stringify(answer.body)}`);
      }
      return answer.body.id;
    },
  };
}

export async function postWebhook(
  url: string,
  body: Body,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: toPayload(body),
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Answer["body"],
  };
}

/** The header with which Voucherify signs a body. */
export function signed(secret: string, body: Body): Record<string, string> {
  return {
    "x-voucherify-signature": createHmac("sha256", secret)
      .update(toPayload(body))
      .digest("hex"),
  };
}

function toPayload(body: Body): string | Uint8Array<ArrayBuffer> {
  return typeof body === "string" || body instanceof Uint8Array
    ? body
    : JSON.stringify(body);
}
