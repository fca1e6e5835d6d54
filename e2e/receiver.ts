import { Client } from "pg";
import { v7 as uuidV7 } from "uuid";
import type { Page } from "@playwright/test";
import {
  type Received,
  type Sink,
  startSink,
} from "#lib/replay/testing/sink.ts";
import type { Inspector } from "./inspector.ts";
import { expect, test } from "./test.ts";

export type Receiver = {
  readonly url: string;
  readonly received: Received[];
  /** What it answers from now on. */
  status: number;
};

const sinks: Sink[] = [];

/** Ends the receivers of each test of a file. */
export function useReceivers(): void {
  test.afterEach(async () => {
    await Promise.all(sinks.splice(0).map((sink) => sink.close()));
  });
}

/** A system that events are sent to again. */
export async function startReceiver(status = 200): Promise<Receiver> {
  const received: Received[] = [];
  const receiver = { url: "", received, status };
  const sink = await startSink((one, response) => {
    received.push(one);
    response.writeHead(receiver.status).end("thank you");
  });
  sinks.push(sink);
  receiver.url = sink.url;
  return receiver;
}

export async function addDestination(
  { origin, cookie }: Pick<Inspector, "origin" | "cookie">,
  url: string,
  given: object = {},
): Promise<string> {
  const response = await fetch(`${origin}/api/v1/destinations`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie },
    body: JSON.stringify({
      name: "CRM production",
      url,
      allowInternal: true,
      ...given,
    }),
  });
  expect(response.status).toBe(201);
  return ((await response.json()) as { id: string }).id;
}

/** Opens the plan of a replay of all entries. */
export async function planReplay(page: Page, reason: string) {
  await page.goto("/entries");
  await page.getByRole("link", { name: "Replay", exact: true }).click();
  await expect(
    page.getByRole("button", { name: "Start replay" }),
  ).toBeEnabled();
  await page.getByLabel("Reason").fill(reason);
}

/** Makes an event as old as if it had arrived that much earlier. */
export async function moveEarlier(
  { databaseUrl }: Inspector,
  eventId: string,
  by: string,
): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ at: Date }>(
    "SELECT received_at - $2::interval AS at FROM event WHERE id = $1",
    [eventId, by],
  );
  const at = rows[0]?.at ?? new Date();
  await client.query(
    "UPDATE event SET id = $2, received_at = $3, happened_at = $3 WHERE id = $1",
    [eventId, uuidV7({ msecs: at.getTime() }), at],
  );
  await client.end();
}
