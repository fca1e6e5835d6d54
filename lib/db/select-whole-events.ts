import type { FrozenExport } from "../domain/export-request.ts";
import {
  eventItemColumns,
  type OwnItem,
  type OwnItemRow,
  toOwnItem,
} from "./event-item-row.ts";
import {
  directionOf,
  exportPageLimitMs,
  frozenConditions,
} from "./frozen-page.ts";
import { readWithin } from "./read-within.ts";

const rowsOfPage = 1_000;
/** Bodies may be large: a page ends with the first that brings it to this. */
const bytesOfPage = 4 * 1024 * 1024;

/** An event with its bytes, and nothing that depends on other events or on our configuration. */
export type WholeEvent = OwnItem & {
  readonly source: { readonly id: string };
  /** Lower-case hex; null when the body was not kept. */
  readonly bodySha256: string | null;
  readonly readingVersion: number;
  /** Whether the body is JSON that Postgres bears as such: not too deep, no monstrous numbers. */
  readonly isPlainJson: boolean;
  readonly body: Uint8Array | null;
};

type Row = OwnItemRow &
  Omit<WholeEvent, keyof OwnItem | "source"> & { readonly found: number };

/**
 * The events of a frozen selection that follow an event, with their bodies.
 *
 * @returns `next`: after which event the next page begins; null after the last page
 * @throws {AppError} as `readWithin` does
 */
export async function selectWholeEvents(
  frozen: FrozenExport,
  after: string | null,
): Promise<{
  readonly events: readonly WholeEvent[];
  readonly next: string | null;
}> {
  const direction = directionOf(frozen);
  const rows = await readWithin(
    (tx) => tx.$queryRaw<Row[]>`
      SELECT * FROM (
        SELECT page.*, count(*) OVER ()::int AS found,
          sum("bodySize") OVER (ORDER BY id ${direction} ROWS UNBOUNDED PRECEDING) - "bodySize" AS before
        FROM (
          SELECT ${eventItemColumns}, encode(e.body_sha256, 'hex') AS "bodySha256",
            e.reading_version::int AS "readingVersion", e.payload IS NOT NULL AS "isPlainJson", e.body
          FROM event e WHERE ${frozenConditions(frozen, { after, upTo: null })}
          ORDER BY e.id ${direction} LIMIT ${rowsOfPage}
        ) page
      ) measured WHERE before < ${bytesOfPage} ORDER BY id ${direction}`,
    exportPageLimitMs,
  );
  const last = rows.at(-1);
  const isLastPage =
    !last || (last.found < rowsOfPage && last.found === rows.length);
  return { events: rows.map(toWholeEvent), next: isLastPage ? null : last.id };
}

function toWholeEvent(row: Row): WholeEvent {
  return {
    ...toOwnItem(row),
    source: { id: row.sourceId },
    bodySha256: row.bodySha256,
    readingVersion: row.readingVersion,
    isPlainJson: row.isPlainJson,
    body: row.body,
  };
}
