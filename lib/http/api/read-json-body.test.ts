import { expect, test } from "vitest";
import { readJsonBody } from "./read-json-body.ts";

const read = (body: BodyInit | null) =>
  readJsonBody(new Request("http://localhost/", { method: "POST", body }), 100);

test("a body of as many bytes as may be is given, whatever its characters", async () => {
  const name = `Zoë 名${"x".repeat(81)}`;
  const body = JSON.stringify({ name });
  expect(Buffer.byteLength(body)).toBe(100);
  expect(await read(body)).toEqual({ name });
});

test.each([
  ["not JSON", "{"],
  ["not UTF-8", new Uint8Array([0xff, 0xfe])],
  ["a byte more", " ".repeat(101)],
])("%s is the caller's fault", async (_, body) => {
  await expect(read(body)).rejects.toMatchObject({ code: "invalid_request" });
});

test("a key named like the prototype is refused by its name, wherever it is", async () => {
  await expect(
    read('{"name":"A","headers":{"__proto__":"x"}}'),
  ).rejects.toMatchObject({ code: "invalid_request", field: "__proto__" });
});
