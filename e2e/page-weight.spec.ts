import { gzipSync } from "node:zlib";
import { plainEntry } from "./bodies.ts";
import { expect, test } from "./test.ts";

/** Of all that the page of a list runs, compressed. What is opened on demand is loaded then. */
const MAX_SCRIPT_BYTES = 193_000;

test("a list waits for no more script than it needs", async ({
  page,
  source,
}) => {
  await source.send(plainEntry("Ada"));
  const html = await (await page.request.get("/entries")).text();
  expect(html).toContain("Ada");
  const scripts = [...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"[^>]*>/g)]
    // For browsers of another decade.
    .filter(([tag]) => !/\bnomodule\b/i.test(tag))
    .map(([, path = ""]) => path);
  const sizes = await Promise.all(
    [...new Set(scripts)].map(async (path) => {
      const answer = await page.request.get(path);
      expect(answer.status()).toBe(200);
      return gzipSync(await answer.body()).length;
    }),
  );
  expect(sizes.length).toBeGreaterThan(5);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(
    MAX_SCRIPT_BYTES,
  );
});
