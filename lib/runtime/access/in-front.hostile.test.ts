import { once } from "node:events";
import { connect, createServer, type Server } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import {
  customer,
  plainMessage,
} from "#lib/domain/voucherify/sample-bodies.ts";
import { askRaw } from "../testing/ask-raw.ts";
import { findPages, findRoutes } from "../testing/found-addresses.ts";
import { hasNginx, startNginx, type Nginx } from "../testing/nginx.ts";
import {
  startServerProcess,
  type ServerProcess,
} from "../testing/server-process.ts";
import { signInAsTestAdmin } from "../testing/test-admin.ts";

let server: ServerProcess | undefined;
let tunnel: Server | undefined;
let nginx: Nginx | undefined;

// Before the database goes: this hook is registered last and so runs first.
const { url } = await useTestDatabase();
afterAll(async () => {
  await nginx?.stop();
  tunnel?.close();
  server?.signal("SIGTERM");
  await server?.ended;
});

beforeAll(async () => {
  server = await startServerProcess({
    DATABASE_URL: url,
    APP_SECRET: "a secret for tests only",
  });
  const answer = await fetch(server.webhookUrl, {
    method: "POST",
    body: JSON.stringify(plainMessage),
  });
  expect(answer.status).toBe(200);
}, 120_000);

const ownPort = () => Number(server?.webhookUrl.port);

/** What anybody on the internet could do who reaches whatever stands in front. */
function nobodyHears(port: () => number): void {
  test("nobody without a session hears a byte", async () => {
    for (const address of [...findPages(), ...findRoutes()]) {
      const { status, head, body } = await askRaw(
        port(),
        address.replaceAll(/\[.*?\]/g, "x"),
        { headers: ["host: localhost", "x-forwarded-for: 127.0.0.1"] },
      );
      expect(head + body, address).not.toContain(customer.name);
      if (status === 200) {
        expect(address).toMatch(/^\/(sign-in|welcome|api\/health\/\w+)$/);
        expect(body, address).not.toMatch(/reason|version|database/i);
      } else {
        expect([address, status]).toEqual([
          address,
          address.startsWith("/api/auth/")
            ? 404
            : address.startsWith("/api/")
              ? 401
              : 307,
        ]);
      }
    }
  }, 120_000);

  test("a sender's webhook is kept", async () => {
    const target = server?.webhookUrl.pathname ?? "";
    const body = JSON.stringify({ through: port() });
    const reply = await askRaw(port(), target, { method: "POST", body });
    expect(reply.status).toBe(200);
  });
}

describe("a raw TCP tunnel", () => {
  let port = 0;

  beforeAll(async () => {
    tunnel = createServer((outside) => {
      const inside = connect(ownPort(), "127.0.0.1");
      for (const [one, other] of [
        [outside, inside],
        [inside, outside],
      ] as const) {
        one.pipe(other);
        one.on("error", () => other.destroy());
      }
    }).listen(0, "127.0.0.1");
    await once(tunnel, "listening");
    const address = tunnel.address();
    port = typeof address === "object" && address ? address.port : 0;
  });

  nobodyHears(() => port);
});

describe.skipIf(!hasNginx)(
  "nginx with nothing but proxy_pass (skipped where there is no nginx)",
  () => {
    let port = 0;

    beforeAll(async () => {
      nginx = await startNginx(
        `location / { proxy_pass http://127.0.0.1:${String(ownPort())}; }`,
      );
      ({ port } = nginx);
    });

    nobodyHears(() => port);

    test("whoever signs in through it sees what came, and was where it says they were", async () => {
      const origin = `http://127.0.0.1:${String(port)}`;
      const cookie = await signInAsTestAdmin(origin);
      const page = await fetch(`${origin}/entries`, { headers: { cookie } });
      expect(await page.text()).toContain(customer.name);
      const started = await db().activity.findFirstOrThrow({
        where: { action: "session.start" },
        orderBy: { sequence: "desc" },
      });
      // The proxy is not named by TRUST_PROXY: what it says of others does not count.
      expect(started.remoteAddress).toBe("127.0.0.1");
    });
  },
);
