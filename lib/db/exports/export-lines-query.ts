import {
  eventFieldNames,
  eventFields,
} from "#lib/domain/event/event-fields.ts";
import { exportValue } from "./export-column-sql.ts";
import { Prisma } from "#lib/db/generated/client.ts";

const { sql, join, raw } = Prisma;

type Columns = Readonly<Record<string, Prisma.Sql>>;

/** The fields of an event by the part of their name before its dot; those without one are in a line by themselves. */
const things = Map.groupBy(
  eventFieldNames.filter((name) => name.includes(".")),
  (name) => name.slice(0, name.indexOf(".")),
);

/** What an event can be about, each an object of its own in a line. */
function columnsOf(thing: string): Columns {
  const names = things.get(thing) ?? [];
  return Object.fromEntries(
    names.map((name) => [
      name.slice(thing.length + 1),
      exportValue(eventFields[name]),
    ]),
  );
}

/** Null when nothing of it was sent. */
function thingOrNull(thing: string): Prisma.Sql {
  const columns = Object.values(columnsOf(thing));
  return sql`CASE WHEN num_nonnulls(${join(columns)}) > 0 THEN ${raw(quoted(thing))} END`;
}

const lineColumns: Columns = {
  ...Object.fromEntries(
    eventFieldNames.map((name) => {
      const [thing = name, key] = name.split(".");
      return [
        thing,
        key === undefined ? exportValue(eventFields[name]) : thingOrNull(thing),
      ];
    }),
  ),
  bodyBase64: sql`CASE WHEN e.line = e.text THEN NULL
    ELSE translate(encode(e.body, 'base64'), chr(10), '') END`,
  payload: sql`e.line::json`,
};

/**
 * A query for the lines of an NDJSON file: what the API tells of an event that depends neither on
 * other events nor on our configuration, then its bytes. The last key, `payload`, has the text of the body as
 * it was sent: spellings of numbers, order and repeats of keys are the sender's.
 *
 * The bytes can always be had back: they are the payload's text, or, where that is not
 * so (JSON of several lines, here put on one; text that is no JSON), `bodyBase64`.
 * Both are null when the body was not kept.
 *
 * @param events `FROM` and what follows it, giving rows `e` of `event` in the order of the lines
 */
export function exportLinesQuery(events: Prisma.Sql): Prisma.Sql {
  const laterals = [...things.keys()].map(
    (thing) =>
      sql`CROSS JOIN LATERAL (SELECT ${named(columnsOf(thing))}) ${raw(quoted(thing))}`,
  );
  return sql`SELECT row_to_json(line) FROM (
    SELECT ${named(lineColumns)} FROM (${withText(events)}) e ${join(laterals, " ")}
  ) line`;
}

/**
 * The rows of `events` with two columns more, each made once however often it is used: `text`, of a body that
 * Postgres bears as JSON (not too deep, no monstrous numbers), and `line`, the same on one line
 * and without a byte order mark.
 */
function withText(events: Prisma.Sql): Prisma.Sql {
  // Line breaks stand between the tokens of JSON only, where a space does as well. OFFSET keeps a subquery from being dissolved.
  return sql`
    SELECT e.*, replace(replace(
      CASE WHEN starts_with(e.text, U&'\\FEFF') THEN substr(e.text, 2) ELSE e.text END,
      chr(10), ' '), chr(13), ' ') AS line
    FROM (
      SELECT e.*, CASE WHEN e.is_searchable THEN convert_from(e.body, 'UTF8') END AS text
      ${events} OFFSET 0
    ) e OFFSET 0`;
}

function named(columns: Columns): Prisma.Sql {
  return join(
    Object.entries(columns).map(
      ([name, column]) => sql`${column} AS ${raw(quoted(name))}`,
    ),
  );
}

/** A name of ours: nothing in it has to be escaped. */
function quoted(name: string): string {
  return `"${name}"`;
}
