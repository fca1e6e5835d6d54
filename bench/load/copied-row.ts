import { randomBytes } from "node:crypto";
import { eventColumns } from "#lib/db/ingest/event-columns.ts";
import type { LoadedEvent } from "./loaded-event.ts";

type CopiedColumn = readonly [
  name: string,
  pick: (event: LoadedEvent) => unknown,
];

const columns: readonly CopiedColumn[] = [
  ...eventColumns.map(([name, , pick]) => [name, pick] as const),
  ["body", ({ body }) => body],
  ["body_sha256", ({ bodySha256 }) => bodySha256],
  ["salt", () => randomBytes(16)],
  [
    "happened_at",
    ({ reading, receivedAt }) => reading.enteredAt ?? receivedAt.toISOString(),
  ],
  ["outcome", ({ outcome }) => outcome],
  [
    "is_entry",
    ({ outcome, reading }) => outcome === "accepted" && reading.saysEntered,
  ],
  ["duplicate_of", ({ duplicateOf }) => duplicateOf],
  ["duplicate_kind", ({ duplicateKind }) => duplicateKind],
];

/** The names of the columns that `toCopiedRow` writes, as SQL. */
export const copiedColumns = columns.map(([name]) => `"${name}"`).join(", ");

/** An event as a line of COPY's text format. */
export function toCopiedRow(event: LoadedEvent): string {
  return `${columns.map(([, pick]) => toField(pick(event))).join("\t")}\n`;
}

const escapes: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "\t": "\\t",
  "\n": "\\n",
  "\r": "\\r",
};

function toField(value: unknown): string {
  if (value === null) return String.raw`\N`;
  if (typeof value === "string")
    return value.replace(/[\\\t\n\r]/g, (char) => escapes[char] ?? char);
  if (typeof value === "number" || typeof value === "boolean")
    return String(value);
  if (value instanceof Uint8Array)
    return String.raw`\\x${Buffer.from(value.buffer, value.byteOffset, value.length).toString("hex")}`;
  throw new TypeError(`COPY cannot be given a ${typeof value}.`);
}
