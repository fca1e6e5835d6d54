import type { NewEvent } from "./new-event.ts";
import { readingColumns, type Column } from "./reading-columns.ts";

/** The columns of an event that its request and its reading fill; its body and what became of it travel apart. */
export const eventColumns: readonly Column<NewEvent>[] = [
  ["id", "uuid", (event) => event.id],
  ["source_id", "uuid", (event) => event.sourceId],
  ["received_at", "timestamptz", (event) => event.receivedAt.toISOString()],
  ["body_size", "int4", (event) => event.bodySize],
  ["content_type", "text", (event) => event.contentType],
  ["headers", "jsonb", (event) => JSON.stringify(event.headers)],
  ["remote_address", "text", (event) => event.remoteAddress],
  ["rejection", "text", (event) => event.rejection],
  ["signature", "signature_verdict", (event) => event.signature],
  ["secret_id", "uuid", (event) => event.secretId],
  ...readingColumns.map(
    ([name, type, pick]) =>
      [name, type, (event: NewEvent) => pick(event.reading)] as const,
  ),
];
