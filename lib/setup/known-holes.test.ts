import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

/** Whatever a registry answers when it is asked for advisories. */
let answer: { status: number; body: unknown } = { status: 404, body: {} };
let registry = "";
/** npm remembers advisories by their number: not in the cache of whoever runs this. */
let cache = "";
let numbers = 0;

const server = createServer((request, response) => {
  const asksForAdvisories = request.method === "POST";
  request.resume().on("end", () => {
    response.writeHead(asksForAdvisories ? answer.status : 404, {
      "content-type": "application/json",
    });
    response.end(JSON.stringify(asksForAdvisories ? answer.body : {}));
  });
});

beforeAll(async () => {
  cache = await mkdtemp(path.join(tmpdir(), "inspector-npm-"));
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  if (typeof address === "object" && address)
    registry = `http://127.0.0.1:${String(address.port)}/`;
});

afterAll(async () => {
  await rm(cache, { recursive: true, force: true });
  server.close();
  server.closeAllConnections();
});

/** A hole as it is told. */
const words = (severity: string) =>
  `${severity}: next <1000: It lets strangers in (GHSA-test-test-test)`;

const hole = (severity: string) => ({
  next: [
    {
      id: ++numbers,
      url: "https://advisories.example/GHSA-test-test-test",
      title: "It lets strangers in",
      severity,
      vulnerable_versions: "<1000",
      cwe: [],
      cvss: { score: 0, vectorString: null },
    },
  ],
});

test.each([
  ["high", "", "FAILED"],
  ["critical", "", "FAILED"],
  ["moderate", "", "passed"],
  ["high", "2999-12-31", "passed"],
  ["high", "2020-12-31", "FAILED"],
])("a %s hole, accepted until '%s': %s", async (severity, until, word) => {
  answer = { status: 200, body: hole(severity) };
  const { counts, printed } = await check(until);
  expect(printed).toContain(`── known holes: ${word}`);
  expect(counts).toEqual(
    word === "passed"
      ? { passed: 1, failures: [] }
      : { passed: 0, failures: [`known holes: ${words(severity)}`] },
  );
  if (severity === "moderate") return;
  expect(printed).toContain(words(severity));
});

test("a hole of a tool that production does not have is not asked about", async () => {
  answer = { status: 200, body: { knip: hole("critical").next } };
  expect((await check()).counts).toEqual({ passed: 1, failures: [] });
});

test.each([
  [405, {}],
  [404, { error: "no such thing" }],
  [503, "down"],
])("a registry that answers %i is said in one line", async (status, body) => {
  answer = { status, body };
  const { counts, printed } = await check();
  expect(counts).toEqual({ passed: 0, failures: [] });
  expect(printed).toMatch(/^── known holes: SKIPPED, .*\n\{/);
  expect(printed).not.toContain(registry);
});

test("so is one that nobody reaches", async () => {
  const { counts, printed } = await check("", "http://127.0.0.1:1/");
  expect(counts).toEqual({ passed: 0, failures: [] });
  expect(printed).toMatch(/^── known holes: SKIPPED, .*\n\{/);
});

async function check(until = "", at = registry) {
  const accepted =
    until === ""
      ? []
      : [{ advisory: "GHSA-test-test-test", until, reason: "not reached" }];
  const program = `
    import { checkKnownHoles } from "./lib/setup/known-holes.mjs";
    const counts = await checkKnownHoles(${JSON.stringify(accepted)});
    console.log(JSON.stringify(counts));`;
  const printed = await new Promise<string>((resolve, reject) => {
    execFile(
      process.execPath,
      ["--input-type=module", "-e", program],
      {
        env: {
          ...process.env,
          npm_config_registry: at,
          npm_config_cache: cache,
        },
      },
      (error, stdout, stderr) => {
        if (error) reject(new Error(stderr, { cause: error }));
        else resolve(stdout);
      },
    );
  });
  const counts: unknown = JSON.parse(
    printed.trimEnd().split("\n").at(-1) ?? "",
  );
  return { counts, printed };
}
