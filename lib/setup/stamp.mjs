import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { root } from "./root.mjs";

const skipped = new Set(["node_modules", ".next", "generated", "test-results"]);

/** A digest over the contents of files and folders of the project. */
export async function digest(places) {
  const hash = createHash("sha256");
  for (const place of places) {
    for (const file of await listFiles(path.join(root, place))) {
      hash
        .update(path.relative(root, file))
        .update("\0")
        .update(await readFile(file))
        .update("\0");
    }
  }
  return hash.digest("hex");
}

/** Does `work` unless it was done before with the same digest; `file` lies in what the work makes. */
export async function once(file, wanted, work) {
  const stamp = path.join(root, file);
  if (existsSync(stamp) && (await readFile(stamp, "utf8")) === wanted) return;
  await work();
  await mkdir(path.dirname(stamp), { recursive: true });
  await writeFile(stamp, wanted);
}

async function listFiles(place) {
  if (!existsSync(place)) return [];
  let entries;
  try {
    entries = await readdir(place, { withFileTypes: true });
  } catch {
    return [place];
  }
  const files = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (skipped.has(entry.name)) continue;
    const full = path.join(place, entry.name);
    if (entry.isDirectory()) files.push(...(await listFiles(full)));
    else files.push(full);
  }
  return files;
}
