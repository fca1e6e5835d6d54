import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import { answerOtherMethods } from "./answer-other-methods.ts";

/** Refuses methods as Next does: a status, in a head of its own, and nothing else. */
const server = createServer((request, response) => {
  answerOtherMethods({
    handle: (_, pages) => {
      if (request.url === "/api/v1/own") {
        pages.setHeader("content-type", "text/plain");
        pages.statusCode = 405;
        pages.end("its own words");
        return;
      }
      pages.statusCode = request.method === "GET" ? 200 : 405;
      pages.writeHead(pages.statusCode);
      pages.end();
    },
    upgrade: () => undefined,
  }).handle(request, response);
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
afterAll(() => server.close());

test("a refused method of the API has a body and says what is answered", async () => {
  const answer = await fetch(`${origin}/api/v1/facets?q=1`, { method: "PUT" });
  expect(answer.status).toBe(405);
  expect(answer.headers.get("allow")).toBe("GET, HEAD");
  expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
  expect(await answer.json()).toMatchObject({
    error: { code: "method_not_allowed" },
  });
});

test("what is answered, what has words of its own and what is no call stay as they are", async () => {
  const found = await fetch(`${origin}/api/v1/facets`);
  expect([found.status, await found.text()]).toEqual([200, ""]);
  const own = await fetch(`${origin}/api/v1/own`, { method: "PUT" });
  expect(await own.text()).toBe("its own words");
  const page = await fetch(`${origin}/entries`, { method: "PUT" });
  expect([page.status, await page.text()]).toEqual([405, ""]);
});
