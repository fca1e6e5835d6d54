import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.join(import.meta.dirname, "../..");
const maxFilesInFolder = 30;

const produced = globSync("{app,components,lib}/**/*.{ts,tsx,mjs}", {
  cwd: root,
}).filter(
  (file) => !/\.test\.tsx?$|\/testing\/|^lib\/db\/generated\//.test(file),
);

/** Folders of rooms; what lies beside the rooms serves each of them. */
const shared = new Set(["lib/services", "lib/http"]);

/** Folders that hold files, the tests and harnesses of which do not count. */
const folders = Map.groupBy(produced, (file) => path.dirname(file));

test(`no folder holds more than ${String(maxFilesInFolder)} files, or it is two rooms`, () => {
  const crowded = [...folders]
    .filter(([, files]) => files.length > maxFilesInFolder)
    .map(([folder, files]) => `${folder}: ${String(files.length)}`);
  expect(crowded).toEqual([]);
});

test("names say what a file holds", () => {
  const vague = /\b(utils?|helpers?|common|misc)\b/;
  expect(produced.filter((file) => vague.test(file))).toEqual([]);
});

test("rooms do not need each other, not even by a type", () => {
  const needs = new Map<string, Set<string>>();
  for (const file of produced) {
    const room = roomOf(file);
    for (const imported of importsOf(file)) {
      const other = roomOf(imported);
      if (other === room) continue;
      const known = needs.get(room) ?? new Set();
      needs.set(room, known.add(other));
    }
  }
  expect(findCycle(needs)).toBeNull();
});

test("a path that a comment or a document names is there", () => {
  const files = globSync(
    [
      "{app,bench,components,e2e,lib,prisma}/**/*.{ts,tsx,mjs,prisma}",
      "{docs,.ci,.github}/**/*.{md,yml}",
      "*.{md,mjs}",
    ],
    { cwd: root, exclude: ["lib/db/generated/**", "next-env.d.ts"] },
  );
  const missing = files.flatMap((file) =>
    pathsIn(readFileSync(path.join(root, file), "utf8"))
      .filter((named) => !existsSync(path.join(root, named)))
      .map((named) => `${file} names ${named}`),
  );
  expect(missing).toEqual([]);
});

/** The paths of files and folders below the top of the repository; of a walk's `<name>` only the folder it is in. */
function pathsIn(text: string): string[] {
  const named =
    /(?<![\w/.#@<>-])(?:app|bench|components|docs|e2e|lib|prisma)\/[\w./-]*\w/g;
  return [...text.matchAll(named)].flatMap(({ 0: found, index }) => {
    const next = text[index + found.length] ?? "";
    return /[[(<*{]/.test(next) ? [path.dirname(found)] : [found];
  });
}

/** A folder within a folder that holds files is of the same room. */
function roomOf(file: string): string {
  const names = path.dirname(file).split("/");
  if (names[0] === "app") return "app";
  for (let length = 2; length < names.length; length += 1) {
    const outer = names.slice(0, length).join("/");
    if (folders.has(outer) && !shared.has(outer)) return outer;
  }
  return names.join("/");
}

function importsOf(file: string): string[] {
  const text = readFileSync(path.join(root, file), "utf8");
  const specifiers = text.matchAll(/(?:from|import)\s*\(?\s*"([#.][^"]+)"/g);
  return [...specifiers].flatMap(([, specifier = ""]) =>
    specifier.startsWith("#")
      ? specifier.slice(1)
      : path.join(path.dirname(file), specifier),
  );
}

/** The rooms of one cycle in order, the first of them again at its end; null where there is none. */
function findCycle(
  needs: ReadonlyMap<string, ReadonlySet<string>>,
): readonly string[] | null {
  const done = new Set<string>();
  const visit = (room: string, way: readonly string[]): string[] | null => {
    const at = way.indexOf(room);
    if (at >= 0) return [...way.slice(at), room];
    if (done.has(room)) return null;
    for (const next of needs.get(room) ?? []) {
      const cycle = visit(next, [...way, room]);
      if (cycle) return cycle;
    }
    done.add(room);
    return null;
  };
  for (const room of needs.keys()) {
    const cycle = visit(room, []);
    if (cycle) return cycle;
  }
  return null;
}
