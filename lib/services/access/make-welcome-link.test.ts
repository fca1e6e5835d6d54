import { expect, test } from "vitest";
import { createFirstAdmin } from "#lib/auth/welcome/create-first-admin.ts";
import { isFirstAdminLinkOpen } from "#lib/auth/welcome/find-welcome.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { makeWelcomeLink } from "./make-welcome-link.ts";

await useTestDatabase();

const noon = Date.parse("2026-11-26T12:00:00Z");
const at = (minutes: number) => new Date(noon + minutes * 60_000);

async function makeToken(minutes: number): Promise<string> {
  const link = await makeWelcomeLink(testContext({ now: at(minutes) }));
  return /token=(.*)$/.exec(link ?? "")?.[1] ?? "";
}

test("a link is good for its hour though others are made meanwhile, and none once one was used", async () => {
  const first = await makeToken(0);
  const second = await makeToken(50);
  expect(await isFirstAdminLinkOpen(first, at(59))).toBe(true);
  expect(await isFirstAdminLinkOpen(first, at(61))).toBe(false);
  const third = await makeToken(70);
  expect(await isFirstAdminLinkOpen(second, at(70))).toBe(true);

  const use = (token: string) =>
    createFirstAdmin(testContext({ now: at(71) }), {
      token,
      email: "ann@shop.example",
      password: "a sentence that nobody knows",
    });
  const uses = await Promise.allSettled([use(second), use(third)]);
  expect(uses.map(({ status }) => status).sort()).toEqual([
    "fulfilled",
    "rejected",
  ]);
  expect(await isFirstAdminLinkOpen(second, at(72))).toBe(false);
  expect(await isFirstAdminLinkOpen(third, at(72))).toBe(false);
  expect(await makeWelcomeLink(testContext({ now: at(72) }))).toBeNull();
});
