import type { FrozenExport } from "../domain/export-request.ts";
import { exportColumnSql } from "./export-column-sql.ts";
import {
  directionOf,
  exportPageLimitMs,
  frozenConditions,
} from "./frozen-page.ts";
import { Prisma } from "./generated/client.ts";
import { readWithin } from "./read-within.ts";

const { sql, join } = Prisma;

/** Enough that asking for a page costs little beside making it; about 2 MB of text. */
const rowsOfPage = 4_000;

/** Some records of a CSV file, each ended by CRLF. */
export type CsvPage = {
  readonly text: string;
  readonly rows: number;
  readonly readingVersions: readonly number[];
  /** After which event the next page begins; null after the last page. */
  readonly next: string | null;
};

type Row = {
  readonly text: string | null;
  readonly rows: number;
  readonly oldest: number | null;
  readonly newest: number | null;
  readonly last: string | null;
};

/** Between two records; no record can hold `)"` and a line feed, since quotes within values are doubled. */
const separator = '"\n"';

/**
 * The records of a frozen selection that follow an event, written by Postgres.
 *
 * A row cast to text is a CSV record but for its parentheses and its doubled backslashes
 * ("Composite Type Input and Output Syntax" of its manual): so values are quoted in
 * C, in the one pass that reads them, and never become objects here.
 *
 * @throws {AppError} as `readWithin` does
 */
export async function selectCsvPage(
  frozen: FrozenExport,
  after: string | null,
): Promise<CsvPage> {
  const direction = directionOf(frozen);
  const lastOf = frozen.filter.order === "asc" ? sql`max` : sql`min`;
  const [row] = await readWithin(
    (tx) => tx.$queryRaw<Row[]>`
      SELECT string_agg(record, ${separator} ORDER BY id ${direction}) AS text, count(*)::int AS rows,
        min(reading_version)::int AS oldest, max(reading_version)::int AS newest,
        ${lastOf}(id::text COLLATE "C") AS last
      FROM (
        SELECT e.id, e.reading_version, ROW(${columnsOf(frozen)})::text AS record
        FROM event e WHERE ${frozenConditions(frozen, after)}
        ORDER BY e.id ${direction} LIMIT ${rowsOfPage}
      ) page`,
    exportPageLimitMs,
  );
  if (!row) throw new Error("An aggregate answered no row.");
  const versions = [row.oldest, row.newest].filter((one) => one !== null);
  return {
    text: toRecords(row.text),
    rows: row.rows,
    readingVersions: versions,
    next: row.rows < rowsOfPage ? null : row.last,
  };
}

function columnsOf({ columns }: FrozenExport): Prisma.Sql {
  const [first, ...others] = columns.map((column) => exportColumnSql[column]);
  // A record of one empty field would be an empty line, which readers pass over: an empty text is quoted.
  return others.length === 0 && first
    ? sql`COALESCE((${first})::text, '')`
    : join(columns.map((column) => exportColumnSql[column]));
}

function toRecords(text: string | null): string {
  if (text === null) return "";
  const records = text
    .slice(1, -1)
    .replaceAll(`)${separator}(`, "\r\n")
    .replaceAll("\\\\", "\\");
  return `${records}\r\n`;
}
