import { expect, test, vi } from "vitest";
import { log } from "#lib/log.ts";
import { ChoreLog } from "./chore-log.ts";

function listen() {
  const lines: string[] = [];
  for (const level of ["info", "warn", "error"] as const) {
    vi.spyOn(log(), level).mockImplementation((...given: unknown[]) => {
      lines.push(`${level} ${String(given.at(-1))}`);
    });
  }
  return lines;
}

const readOnly = Object.assign(new Error("cannot execute INSERT"), {
  code: "25006",
});

test("a chore that fails again and again is told once, and once more when it is done", () => {
  const lines = listen();
  const told = new ChoreLog();
  for (let n = 0; n < 5; n++) told.failed("rollups", new Error("one"));
  told.failed("rollups", new Error("another"));
  told.done("rollups");
  told.done("rollups");
  expect(lines).toEqual([
    'error The chore "rollups" failed.',
    'error The chore "rollups" failed.',
    'info The chore "rollups" is done again.',
  ]);
});

test("that the database takes no changes is one line for all chores, and one when it does again", () => {
  const lines = listen();
  const told = new ChoreLog();
  for (let n = 0; n < 3; n++) {
    told.failed("rollups", readOnly);
    told.failed("partitions", readOnly);
  }
  told.done("partitions");
  told.done("rollups");
  expect(lines).toEqual([
    expect.stringMatching(/^warn The database takes no changes/),
    expect.stringMatching(/^info The database takes changes again/),
  ]);
});
