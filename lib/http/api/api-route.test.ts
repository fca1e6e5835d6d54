import { describe, expect, test } from "vitest";
import { AppError, type AppErrorCode } from "#lib/errors/app-error.ts";
import { apiRoute } from "./api-route.ts";
import { errorStatus } from "./error-status.ts";

const address = "http://localhost:3000/api/v1/sources";
const route = apiRoute(() => new Response("done"));

const send = (method: string, headers: Record<string, string>) =>
  route(new Request(address, { method, headers }), undefined);

describe("what changes something", () => {
  test.each([
    ["a program", {}],
    [
      "our own page",
      {
        host: "localhost:3000",
        origin: "http://localhost:3000",
        "sec-fetch-site": "same-origin",
      },
    ],
  ])("may be asked by %s", async (_who, headers) => {
    expect((await send("POST", headers)).status).toBe(200);
  });

  test.each([
    [
      "another site",
      { host: "localhost:3000", origin: "https://evil.example" },
    ],
    [
      "another port",
      { host: "localhost:3000", origin: "http://localhost:3001" },
    ],
    ["a sandboxed page", { host: "localhost:3000", origin: "null" }],
    [
      "a site that hides its origin",
      { host: "localhost:3000", "sec-fetch-site": "cross-site" },
    ],
  ])("may not be asked by %s", async (_who, headers) => {
    for (const method of ["POST", "PATCH", "DELETE", "PUT"]) {
      expect((await send(method, headers)).status).toBe(403);
    }
    expect((await send("GET", headers)).status).toBe(200);
  });
});

test("each failure of ours is answered with its status, code, message and field", async () => {
  for (const [code, status] of Object.entries(errorStatus)) {
    const failing = apiRoute(() => {
      throw new AppError(toCode(code), "A sentence.", { field: "limit" });
    });
    const answer = await failing(new Request(address), undefined);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({
      error: { code, message: "A sentence.", field: "limit" },
    });
  }
});

test("who asks too often is told when to ask again", async () => {
  const failing = apiRoute(() => {
    throw new AppError("rate_limited", "Too many.", { retryAfterSeconds: 1.2 });
  });
  const answer = await failing(new Request(address), undefined);
  expect(answer.headers.get("retry-after")).toBe("2");
});

test("a bug is answered without its message, which may quote a person's data", async () => {
  const failing = apiRoute(() =>
    Promise.reject(new Error("zoe@shop.example is odd")),
  );
  const answer = await failing(new Request(address), undefined);
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain("zoe");
});

function toCode(text: string): AppErrorCode {
  const code = Object.keys(errorStatus).find(
    (one): one is AppErrorCode => one === text,
  );
  if (!code) throw new Error(`No code ${text}.`);
  return code;
}
