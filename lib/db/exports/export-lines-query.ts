import { isoTime } from "./export-column-sql.ts";
import { Prisma } from "#lib/db/generated/client.ts";

const { sql, join, raw } = Prisma;

type Columns = Readonly<Record<string, Prisma.Sql>>;

/** What an event can be about, each an object of its own in a line. */
const things: Readonly<Record<string, Columns>> = {
  customer: {
    id: sql`e.customer_id`,
    sourceId: sql`e.customer_source_id`,
    name: sql`e.customer_name`,
    email: sql`e.customer_email`,
  },
  segment: { id: sql`e.segment_id`, name: sql`e.segment_name` },
  campaign: { id: sql`e.campaign_id`, name: sql`e.campaign_name` },
  promotionTier: {
    id: sql`e.promotion_tier_id`,
    name: sql`e.promotion_tier_name`,
  },
  voucher: { code: sql`e.voucher_code` },
  publication: { id: sql`e.publication_id` },
  source: { id: sql`e.source_id` },
};

/** Null when nothing of it was sent. */
function thing(name: string, columns: Columns): Prisma.Sql {
  return sql`CASE WHEN num_nonnulls(${join(Object.values(columns))}) > 0 THEN ${raw(quoted(name))} END`;
}

const lineColumns: Columns = {
  id: sql`e.id`,
  receivedAt: isoTime(sql`e.received_at`),
  outcome: sql`e.outcome`,
  rejection: sql`e.rejection`,
  signature: sql`e.signature`,
  isEntry: sql`e.is_entry`,
  shape: sql`e.shape`,
  eventType: sql`e.event_type`,
  eventTypeAssumed: sql`e.event_type_assumed`,
  eventName: sql`e.event_name`,
  purpose: sql`e.purpose`,
  ...Object.fromEntries(
    Object.entries(things).map(([name, columns]) => [
      name,
      thing(name, columns),
    ]),
  ),
  offer: sql`e.offer`,
  projectId: sql`e.project_id`,
  distributionId: sql`e.distribution_id`,
  sendoutId: sql`e.sendout_id`,
  enteredAt: isoTime(sql`e.entered_at`),
  sentAt: isoTime(sql`e.sent_at`),
  duplicateOf: sql`e.duplicate_of`,
  duplicateKind: sql`e.duplicate_kind`,
  bodySize: sql`e.body_size`,
  needsAttention: sql`e.needs_attention`,
  problems: sql`e.problems`,
  bodySha256: sql`encode(e.body_sha256, 'hex')`,
  readingVersion: sql`e.reading_version`,
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
  const laterals = Object.entries(things).map(
    ([name, columns]) =>
      sql`CROSS JOIN LATERAL (SELECT ${named(columns)}) ${raw(quoted(name))}`,
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
