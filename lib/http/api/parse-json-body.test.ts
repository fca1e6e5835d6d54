import { expect, test } from "vitest";
import { z } from "zod";
import { parseJsonBody } from "./parse-json-body.ts";

const schema = z.strictObject({ name: z.string("takes text") });

function post(body: BodyInit | null): Request {
  return new Request("http://localhost/", { method: "POST", body });
}

test("a body that fits is given, whatever its characters", async () => {
  const body = JSON.stringify({ name: "Zoë 名" });
  expect(await parseJsonBody(post(body), schema)).toEqual({ name: "Zoë 名" });
});

test.each([
  ["no body", null],
  ["not JSON", "{"],
  ["not UTF-8", new Uint8Array([0xff, 0xfe])],
  ["more than 1 MiB", " ".repeat(1_048_577)],
  ["another type", '{"name":1}'],
])("%s is the caller's fault", async (_, body) => {
  await expect(parseJsonBody(post(body), schema)).rejects.toMatchObject({
    code: "invalid_request",
  });
});
