import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import type { FrozenExport } from "#lib/domain/export/export-request.ts";
import { copyOut } from "#lib/db/connection/copy-out.ts";
import { separatorOf } from "#lib/domain/export/csv-style.ts";
import { exportCells } from "./export-column-sql.ts";
import { exportLinesQuery } from "./export-lines-query.ts";
import { directionOf, frozenConditions, type IdRange } from "./frozen-page.ts";
import { Prisma } from "#lib/db/generated/client.ts";

const { sql, join } = Prisma;

/** Of a line that is written as it is: no JSON has these characters, so nothing in it is quoted. */
const asItIs = String.raw`FORMAT csv, QUOTE E'\x01', DELIMITER E'\x02'`;

/**
 * The part of an export's file that holds a range of its selection, written by Postgres:
 * CSV records as RFC 4180 has them but for their ends, which are line feeds, or lines of NDJSON.
 *
 * @throws {AppError} as `copyOut` does
 */
export function copyExportRange(
  scope: SourceScope,
  frozen: FrozenExport,
  range: IdRange,
): Promise<Buffer[]> {
  const rows = sql`FROM event e WHERE ${frozenConditions(scope, frozen, range)}
    ORDER BY e.id ${directionOf(frozen)}`;
  return frozen.format === "csv"
    ? copyOut(
        sql`SELECT ${csvColumns(frozen)} ${rows}`,
        `FORMAT csv, DELIMITER E'${separatorOf(frozen.csv ?? {})}'`,
      )
    : copyOut(exportLinesQuery(rows), asItIs);
}

function csvColumns({ columns, csv }: FrozenExport): Prisma.Sql {
  const cells = exportCells(columns, csv);
  const [first, ...others] = cells;
  // A record of one empty field would be an empty line, which readers pass over: an empty text is quoted.
  return others.length === 0 && first
    ? sql`COALESCE((${first})::text, '')`
    : join(cells);
}
