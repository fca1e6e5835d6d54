import type { Env } from "#lib/env.ts";
import type { Listener } from "./front-server.ts";

/** Where to listen for what. */
export function listenersOf({
  host,
  port,
  webhookListener,
}: Env): readonly Listener[] {
  return webhookListener
    ? [
        { host, port, serves: "pages" },
        { ...webhookListener, serves: "webhooks" },
      ]
    : [{ host, port, serves: "everything" }];
}
