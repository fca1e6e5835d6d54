import { randomUUID } from "node:crypto";
import { SentJson } from "#lib/domain/json/sent-json.ts";

/** A JSON answer of the API; it may hold personal data, so nothing on its way may keep it. */
export function jsonAnswer(
  value: unknown,
  {
    status = 200,
    headers = {},
  }: { status?: number; headers?: Record<string, string> } = {},
): Response {
  return new Response(toJson(value), {
    status,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-store",
      ...headers,
    },
  });
}

/** What was sent is put in as it was sent, where a mark that nobody can guess held its place. */
function toJson(value: unknown): string {
  // Most answers hold nothing of the kind, and are written several times faster without being asked about each value.
  if (!holdsSentJson(value)) return JSON.stringify(value);
  const mark = randomUUID();
  const texts: string[] = [];
  const json = JSON.stringify(value, (_key, one: unknown) =>
    one instanceof SentJson
      ? `${mark}${String(texts.push(one.text) - 1)}`
      : one,
  );
  return texts.reduce(
    (whole, text, at) => whole.replace(`"${mark}${String(at)}"`, () => text),
    json,
  );
}

function holdsSentJson(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return value instanceof SentJson || Object.values(value).some(holdsSentJson);
}
