import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findClusterFolder, recordClusterFolder } from "./cluster-folder.ts";
import { findSystemUser } from "./system-user.ts";

const isRoot = process.getuid?.() === 0;
let top = "";
let dataDir = "";
/** What a test made outside its own folder. */
const made: string[] = [];

beforeEach(async () => {
  top = await mkdtemp(path.join(tmpdir(), "inspector-folder-"));
  dataDir = path.join(top, "data");
  await mkdir(dataDir, { mode: 0o711 });
  await chmod(top, 0o711);
});

afterEach(async () => {
  for (const folder of [top, ...made.splice(0)])
    await rm(folder, { recursive: true, force: true });
});

async function putCluster(folder: string): Promise<void> {
  await mkdir(path.join(folder, "postgres"), { recursive: true });
  await writeFile(path.join(folder, "postgres", "PG_VERSION"), "18\n");
}

async function findFolder(): Promise<string> {
  const folder = await findClusterFolder(await findSystemUser(), dataDir);
  if (folder !== dataDir) made.push(folder);
  return folder;
}

test("who runs Postgres as themselves have it in their data folder", async () => {
  expect(await findClusterFolder(null, dataDir)).toBe(dataDir);
});

describe.skipIf(!isRoot)("root, for whom another account runs Postgres", () => {
  test("has it in a data folder that the account may enter, but not list", async () => {
    expect(await findFolder()).toBe(dataDir);
  });

  test("has it in a system folder where the account cannot enter", async () => {
    await chmod(top, 0o700);
    expect(await findFolder()).not.toContain(top);
  });

  test("finds it again there when the data folder is opened later", async () => {
    await chmod(top, 0o700);
    const folder = await findFolder();
    await putCluster(folder);
    await recordClusterFolder(dataDir, folder);
    await chmod(top, 0o755);
    await chmod(dataDir, 0o755);
    expect(await findFolder()).toBe(folder);
  });

  test("finds it again when the data folder is moved", async () => {
    await chmod(top, 0o700);
    const folder = await findFolder();
    await putCluster(folder);
    await recordClusterFolder(dataDir, folder);
    const moved = path.join(top, "moved");
    await mkdir(moved);
    await recordClusterFolder(moved, folder);
    dataDir = moved;
    expect(await findFolder()).toBe(folder);
  });

  test("is told where a data folder was closed whose database lies in it", async () => {
    await putCluster(dataDir);
    await chmod(top, 0o700);
    await expect(findFolder()).rejects.toThrow(/chmod o\+x/);
  });

  test("is told where the database that was elsewhere is gone", async () => {
    const gone = path.join(top, "gone");
    await recordClusterFolder(dataDir, gone);
    await expect(findFolder()).rejects.toThrow(`lay in ${gone}`);
  });
});
