import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import http from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const program = path.join(import.meta.dirname, "main.ts");

let dataDir = "";
let status = 200;
let received = 0;
const server = http.createServer((request, response) => {
  request.resume().on("end", () => {
    received += 1;
    response.writeHead(status).end("{}");
  });
});

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "simulate-"));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});

afterAll(async () => {
  server.close();
  await rm(dataDir, { recursive: true });
});

async function simulate(...args: string[]) {
  const child = spawn(process.execPath, [program, ...args], {
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      BOOTSTRAP_SOURCE_SECRET: "",
      DATABASE_URL: "",
    },
  });
  const [stdout, stderr, closed] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  return { stdout, stderr, code: closed[0] as unknown };
}

describe("simulate", () => {
  test("without a server says so and ends with 2", async () => {
    const { stderr, code } = await simulate("--count", "1");
    expect(stderr).toMatch(
      /^No webhook address in .*webhook-url: start the server with npm start, or give --url\.\n$/,
    );
    expect(code).toBe(2);
  });

  test("sends to the address that the server left, and tells how to do the same again", async () => {
    const port = portOf(server);
    await writeFile(
      path.join(dataDir, "webhook-url"),
      `http://127.0.0.1:${String(port)}/hook\n`,
    );
    const { stdout, code } = await simulate(
      "--count",
      "12",
      "--rate",
      "0",
      "--seed",
      "5",
      "--quiet",
    );
    expect(code).toBe(0);
    expect(received).toBe(12);
    expect(stdout).toMatch(/acknowledged +12\n/);
    expect(stdout).toMatch(/The same again: --seed 5 --now \d{4}-.*Z\n$/);
  });

  test("ends with 1 when something was not acknowledged", async () => {
    status = 404;
    const { stdout, code } = await simulate(
      "--count",
      "3",
      "--rate",
      "0",
      "--retry-speed",
      "0",
      "--quiet",
    );
    expect(code).toBe(1);
    expect(stdout).toMatch(/refused, 404 +3\n/);
  });

  test("says once, and at once, why nothing answers", async () => {
    const gone = http.createServer().listen(0, "127.0.0.1");
    await once(gone, "listening");
    const url = `http://127.0.0.1:${String(portOf(gone))}`;
    gone.close();
    await once(gone, "close");
    const { stderr } = await simulate(
      ...["--url", `${url}/hook`, "--count", "3"],
      ...["--rate", "0", "--retry-speed", "0"],
    );
    expect(stderr).toBe(`No answer from ${url}: ECONNREFUSED.\n`);
  });

  test("--dry-run prints one JSON value per line, the same for the same seed", async () => {
    const before = received;
    const args = [
      "--dry-run",
      "--count",
      "40",
      "--seed",
      "8",
      "--now",
      "2026-05-01",
      "--faults",
      "0.5",
      "--secret",
      "s",
    ];
    const [one, other] = await Promise.all([
      simulate(...args),
      simulate(...args),
    ]);
    const lines = one.stdout.trimEnd().split("\n");
    expect(lines).toHaveLength(40);
    for (const line of lines)
      expect(() => JSON.parse(line) as unknown).not.toThrow();
    expect(other.stdout).toBe(one.stdout);
    expect(received).toBe(before);
  });

  test("an option that makes no sense gets one line and 2", async () => {
    const { stdout, stderr, code } = await simulate("--purpose", "spam");
    expect({ stdout, code }).toEqual({ stdout: "", code: 2 });
    expect(stderr).toMatch(/^--purpose takes .*\n$/);
  });
});

function portOf(server: http.Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") {
    throw new Error("The server listens on no port.");
  }
  return address.port;
}
