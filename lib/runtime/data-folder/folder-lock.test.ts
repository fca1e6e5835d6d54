import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { lockFolder } from "./folder-lock.ts";

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "inspector-lock-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test("one has it at a time, and the other is told who", async () => {
  const folder = await makeFolder();
  const lock = await lockFolder(folder, "tests");
  await expect(lockFolder(folder, "npm start")).rejects.toThrow(
    `DATA_DIR ${folder} is in use by another Segment Inspector: process ${String(process.pid)}, tests.`,
  );
  lock.release();
  (await lockFolder(folder, "npm start")).release();
});

test.each([
  [
    "another program's file named lock",
    (folder: string) => writeFile(path.join(folder, "lock"), "x".repeat(4_096)),
    /not a database/,
  ],
  [
    "a folder named lock",
    (folder: string) => mkdir(path.join(folder, "lock")),
    /EISDIR/,
  ],
  [
    "a folder named lock-holder",
    (folder: string) => mkdir(path.join(folder, "lock-holder")),
    /EISDIR/,
  ],
])("%s is named, and not told as in use", async (_, put, why) => {
  const folder = await makeFolder();
  await put(folder);
  const { name, message } = await lockFolder(folder, "tests").then(
    () => new Error("It was locked."),
    (error: unknown) => error as Error,
  );
  expect(name).toBe("EnvError");
  expect(message).toMatch(why);
  expect(message).toContain(folder);
});
