import type { FrozenExport } from "../domain/export-request.ts";
import { exportColumnSql } from "./export-column-sql.ts";
import {
  directionOf,
  exportPageLimitMs,
  frozenConditions,
  type IdRange,
} from "./frozen-page.ts";
import { Prisma } from "./generated/client.ts";
import { readWithin } from "./read-within.ts";

const { sql, join } = Prisma;

/** Some records of a CSV file, each ended by CRLF. */
export type CsvPage = {
  readonly text: string;
  readonly rows: number;
  readonly readingVersions: readonly number[];
};

type Row = {
  readonly text: string | null;
  readonly rows: number;
  readonly oldest: number | null;
  readonly newest: number | null;
};

/** Between two records; no record can hold `)"` and a line feed, since quotes within values are doubled. */
const separator = '"\n"';

/**
 * The records of a range of a frozen selection, written by Postgres.
 *
 * A row cast to text is a CSV record but for its parentheses and its doubled backslashes
 * ("Composite Type Input and Output Syntax" of its manual): so values are quoted in
 * C, in the one pass that reads them, and never become objects here.
 *
 * @throws {AppError} as `readWithin` does
 */
export async function selectCsvPage(
  frozen: FrozenExport,
  range: IdRange,
): Promise<CsvPage> {
  const direction = directionOf(frozen);
  const [row] = await readWithin(
    (tx) => tx.$queryRaw<Row[]>`
      SELECT string_agg(record, ${separator} ORDER BY id ${direction}) AS text, count(*)::int AS rows,
        min(reading_version)::int AS oldest, max(reading_version)::int AS newest
      FROM (
        SELECT e.id, e.reading_version, ROW(${columnsOf(frozen)})::text AS record
        FROM event e WHERE ${frozenConditions(frozen, range)}
      ) page`,
    exportPageLimitMs,
  );
  if (!row) throw new Error("An aggregate answered no row.");
  const versions = [row.oldest, row.newest].filter((one) => one !== null);
  return {
    text: toRecords(row.text),
    rows: row.rows,
    readingVersions: versions,
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
