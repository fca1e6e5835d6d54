import { expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import { ChoreLocks } from "#lib/db/locks/chore-locks.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import type { Chore } from "./chore.ts";
import { runChores } from "./run-chores.ts";

await useTestDatabase();

const OFTEN_MS = 5;

function chore(name: string, run: Chore["run"]): Chore {
  return { name, everyMs: OFTEN_MS, run };
}

test("each chore is done again and again, and none hinders another", async () => {
  const counts = { one: 0, failing: 0, slow: 0 };
  const running = runChores([
    chore("one", () => {
      counts.one++;
      return Promise.resolve();
    }),
    chore("failing", () => {
      counts.failing++;
      return Promise.reject(new Error("on purpose"));
    }),
    chore("slow", async (signal) => {
      counts.slow++;
      await new Promise((resolve) => {
        signal.addEventListener("abort", resolve);
      });
    }),
  ]);
  await expect.poll(() => counts.one).toBeGreaterThan(2);
  await expect.poll(() => counts.failing).toBeGreaterThan(2);
  await running.stop();
  expect(counts.slow).toBe(1);
});

test("of several processes one does a chore at a time, and another goes on when it stops", async () => {
  let at = 0;
  let most = 0;
  const done = [0, 0];
  const start = (process: 0 | 1) =>
    runChores([
      chore("shared", async () => {
        most = Math.max(most, ++at);
        await db().$queryRaw`SELECT pg_sleep(0.01)::text`;
        at--;
        done[process] = (done[process] ?? 0) + 1;
      }),
    ]);
  const first = start(0);
  const second = start(1);
  await expect.poll(() => (done[0] ?? 0) + (done[1] ?? 0)).toBeGreaterThan(5);
  await first.stop();
  const before = done[1] ?? 0;
  await expect.poll(() => done[1]).toBeGreaterThan(before + 1);
  await second.stop();
  expect(most).toBe(1);
});

test("a chore whose lock is lost is told, and gets a new one later", async () => {
  let told = 0;
  const running = runChores(
    [
      chore("cut off", async (signal) => {
        await db()
          .$queryRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'segment-inspector chores'`;
        await new Promise((resolve) => {
          if (signal.aborted) resolve(null);
          signal.addEventListener("abort", resolve);
        });
        told++;
      }),
    ],
    new ChoreLocks(),
  );
  await expect.poll(() => told).toBeGreaterThan(1);
  await running.stop();
});
