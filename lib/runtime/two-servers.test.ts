import { afterAll, expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { makeScenario } from "#lib/simulator/scenario.ts";
import { sendUntilAcknowledged } from "./testing/send-burst.ts";
import {
  startServerProcess,
  type ServerProcess,
} from "./testing/server-process.ts";

const servers: ServerProcess[] = [];

// Before the database goes: this hook is registered last and so runs first.
const { url } = await useTestDatabase();
afterAll(async () => {
  for (const server of servers) server.signal("SIGKILL");
  await Promise.all(servers.map(({ ended }) => ended));
});

test("two servers started at once on one database accept each sendout once, whichever both get at the same moment", async () => {
  const env = {
    DATABASE_URL: url,
    APP_SECRET: "a secret for two servers",
    BOOTSTRAP_SOURCE_KEY: "two-servers-source-key",
  };
  const starting = [startServerProcess(env), startServerProcess(env)];
  for (const server of starting) servers.push(await server);

  const deliveries = [
    ...makeScenario({ seed: 7, now: new Date(), duplicates: 0.2 }).take(600),
  ];
  const answers = await Promise.all(
    servers.map(({ webhookUrl }) =>
      sendUntilAcknowledged(webhookUrl, deliveries),
    ),
  );
  const records = answers.flat();
  expect(records).toHaveLength(2 * deliveries.length);
  const accepted = records.filter(({ outcome }) => outcome === "accepted");
  const sendouts = new Set(
    records.map(
      ({ delivery, sha256 }) => delivery.expected.reading.sendoutId ?? sha256,
    ),
  );
  expect(accepted).toHaveLength(sendouts.size);
  const astray = await db().$queryRaw`
    SELECT repeat.id FROM event repeat LEFT JOIN event first ON first.id = repeat.duplicate_of
    WHERE repeat.outcome = 'duplicate' AND first.outcome IS DISTINCT FROM 'accepted'`;
  expect(astray).toEqual([]);
}, 120_000);
