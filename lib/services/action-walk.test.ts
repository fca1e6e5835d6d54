import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { neededPermissions } from "#lib/services/testing/needed-permissions.ts";

/** The names of services, each of which the walk of roles has called as every role. */
const services = new Set(
  Object.keys(neededPermissions).map((one) => one.split("#")[1] ?? ""),
);

const files = globSync("{app,components,lib}/**/*.{ts,tsx}").filter(
  (file) =>
    !file.endsWith(".test.ts") &&
    /^\s*["']use server["'];?$/m.test(readFileSync(file, "utf8")),
);

test("server actions are found, and only in files of their own", () => {
  expect(files.length).toBeGreaterThan(3);
  for (const file of files)
    expect(readFileSync(file, "utf8"), file).toMatch(/^"use server";/);
});

describe.each(files)("%s", (file) => {
  const text = readFileSync(file, "utf8");

  test("does nothing but by services that ask who may", () => {
    const imported = [
      ...text.matchAll(
        /import (?:type )?\{([^}]*)\} from "#lib\/(db|jobs|ingest|replay|runtime|services)\/[^"]*"/g,
      ),
    ];
    expect(imported.map(([, , room]) => room)).toEqual(
      imported.map(() => "services"),
    );
    for (const [, names = ""] of imported) {
      for (const name of names.split(",").map((one) => one.trim()))
        if (name !== "" && !name.startsWith("type "))
          expect(services, name).toContain(name);
    }
  });

  test("every action goes by who is signed in", () => {
    const parts = text.split(
      /^(?=(?:export )?(?:async )?(?:function|const) )/m,
    );
    const asks = new Set(
      parts
        .filter((part) => part.includes("pageContext()"))
        .map((part) => /(?:function|const) (\w+)/.exec(part)?.[1] ?? ""),
    );
    const actions = parts.filter((part) => part.startsWith("export async"));
    expect(actions.length).toBeGreaterThan(0);
    for (const action of actions) {
      const own = /function (\w+)/.exec(action)?.[1] ?? "";
      const reached =
        asks.has(own) ||
        [...asks].some((name) => new RegExp(`\\b${name}\\(`).test(action));
      expect([own, reached]).toEqual([own, true]);
    }
  });
});
