import {
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readOrMake } from "./read-or-make.ts";

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "inspector-secret-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test("it is made once, for its owner alone, and kept", async () => {
  const folder = await makeFolder();
  const file = path.join(folder, "secret");
  const made = await Promise.all(
    ["one", "two", "three"].map((text) => readOrMake(file, () => text)),
  );
  expect(new Set(made).size).toBe(1);
  expect(await readOrMake(file, () => "later")).toBe(made[0]);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(["secret"]);
});

test("of many that make it at once one wins, and all have its text", async () => {
  const folder = await makeFolder();
  for (let round = 0; round < 20; round++) {
    const file = path.join(folder, String(round));
    const made = await Promise.all(
      Array.from({ length: 20 }, (_, at) => readOrMake(file, () => String(at))),
    );
    expect(new Set(made).size).toBe(1);
    expect(await readFile(file, "utf8")).toBe(made[0]);
  }
});

test("what a full disk or a kill left empty is made anew, and what is there is never replaced", async () => {
  const file = path.join(await makeFolder(), "secret");
  await writeFile(file, "");
  expect(await readOrMake(file, () => "made anew")).toBe("made anew");
  expect(await readFile(file, "utf8")).toBe("made anew");
});

test("a folder of its name is told with its path", async () => {
  const folder = await makeFolder();
  await expect(readOrMake(folder, () => "text")).rejects.toThrow(
    `${folder} can be read or made; that failed (EISDIR)`,
  );
});

test("where it cannot be made it is not there, and nothing stands in for it", async () => {
  const folder = await makeFolder();
  await expect(
    readOrMake(path.join(folder, "no-folder", "secret"), () => "text"),
  ).rejects.toThrow("ENOENT");
});
