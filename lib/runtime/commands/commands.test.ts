import { stat } from "node:fs/promises";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { useDataDir } from "../testing/data-dir.ts";
import { spawnServer } from "../testing/server-process.ts";

test.each(["reread", "verify-activity", "welcome-link"])(
  "the command %s says in one line why it cannot run",
  async (command) => {
    const started = spawnServer(
      { DATABASE_URL: "postgresql://nobody:hunter2@127.0.0.1:1/nowhere" },
      ["sh", "-c", `exec "$0" "$1" lib/runtime/commands/${command}.ts`],
    );
    expect(await started.ended).toEqual({ code: 1, signal: null });
    expect(started.written()).toMatch(
      new RegExp(
        `^npm run ${command} failed: .*DATABASE_URL.*ECONNREFUSED.\n$`,
      ),
    );
    expect(started.written()).not.toContain("hunter2");
  },
);

test.each(["reread", "verify-activity", "welcome-link", "rotate-secret"])(
  "the command %s refuses a data folder that has no database, and makes none",
  async (command) => {
    const mistyped = path.join(await useDataDir(onTestFinished), "mistyped");
    const started = spawnServer({ DATA_DIR: mistyped }, [
      ...["sh", "-c"],
      `exec "$0" "$1" lib/runtime/commands/${command}.ts`,
    ]);
    expect(await started.ended).toEqual({ code: 1, signal: null });
    expect(started.written()).toMatch(
      /^DATA_DIR .*mistyped has no database yet\..*\.\n$/,
    );
    await expect(stat(mistyped)).rejects.toThrow("ENOENT");
  },
);

test.each([
  "lib/runtime/commands/reread.ts",
  "lib/runtime/commands/verify-activity.ts",
  "lib/runtime/commands/welcome-link.ts",
  "lib/runtime/commands/rotate-secret.ts",
  "lib/replay-command/main.ts",
  "lib/verify/main.ts",
  "lib/simulator/main.ts",
  "bench/main.ts",
])("%s names an option that it does not know, in one line", async (command) => {
  const started = spawnServer({}, [
    ...["sh", "-c"],
    `exec "$0" "$1" ${command} --no-such-option`,
  ]);
  expect(await started.ended).toEqual({ code: 2, signal: null });
  expect(started.written()).toBe(
    "Unknown option '--no-such-option'. See --help.\n",
  );
});

test.each([
  [
    "lib/simulator/main.ts --count -5",
    "Option '--count' takes a value that does not begin with a dash. See --help.\n",
  ],
  ["lib/verify/main.ts /nowhere", "/nowhere could not be read (ENOENT).\n"],
])("%s names what is wrong", async (command, words) => {
  const started = spawnServer({}, ["sh", "-c", `exec "$0" "$1" ${command}`]);
  expect(await started.ended).toEqual({ code: 2, signal: null });
  expect(started.written()).toBe(words);
});
