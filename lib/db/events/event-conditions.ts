import { withinScope } from "./scope-conditions.ts";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import {
  type EventFilter,
  type FilterKey,
  filterKeys,
  type ListFilterKey,
  type SingleFilterKey,
  toListKey,
} from "#lib/domain/filter/event-filter.ts";
import {
  outcomeSchema,
  signatureSchema,
} from "#lib/domain/event/event-values.ts";
import { shapeSchema } from "#lib/domain/reading/shape.ts";
import { foldCase, foldText } from "#lib/domain/text/fold-text.ts";
import { fullNames } from "#lib/domain/text/full-names.ts";
import { parsePayloadCondition } from "#lib/domain/filter/payload-condition.ts";
import { toTimeBounds } from "#lib/domain/filter/received-time.ts";
import { searchWords } from "#lib/domain/text/search-words.ts";
import { timeToUuidV7Floor } from "#lib/domain/event/uuid-v7.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { isCodeReused } from "./code-reused.ts";
import { mapFilteredFields } from "#lib/domain/event/filtered-fields.ts";
import { columnOf } from "./field-sql.ts";
import { payloadOfE, toPayloadPath } from "./payload-path.ts";
import { wordOccurs } from "./word-occurs.ts";

const { sql, join, raw } = Prisma;

/** The ends of a range are asked for together; the order is no condition. */
type SingleConditionKey = Exclude<
  SingleFilterKey,
  | "from"
  | "to"
  | "sentFrom"
  | "sentTo"
  | "enteredFrom"
  | "enteredTo"
  | "validity"
  | "order"
>;

/** What the values of each list ask of a row `e` of `event`: with `singleConditions` the one place where a key becomes a column. */
const listConditions: Readonly<
  Record<ListFilterKey, (values: readonly string[]) => Prisma.Sql>
> = {
  ...mapFilteredFields(
    (field) => (values: readonly string[]) =>
      oneOf(columnOf(field), raw(field.type), values),
  ),
  problem: (kinds) =>
    kinds.includes("any")
      ? sql`e.problems <> '[]'`
      : sql`(e.problems <> '[]' AND jsonb_path_query_array(e.problems, '$[*].kind') ?| ${kinds}::text[]
          ${kinds.includes("code_reused") ? sql`OR ${isCodeReused}` : sql``})`,
  customer: isCustomer,
  deliveredTo,
  notDeliveredTo: (ids) => sql`NOT ${deliveredTo(ids)}`,
  replay: (
    ids,
  ) => sql`EXISTS (SELECT FROM replay_item i WHERE i.event_id = e.id AND i.attempts > 0
    AND ${oneOf(sql`i.run_id`, sql`uuid`, ids)})`,
  payload: (conditions) => all(conditions.map(payloadHolds)),
  id: (ids) => oneOf(sql`e.id`, sql`uuid`, ids),
};

const singleConditions: {
  readonly [Key in SingleConditionKey]: (
    value: NonNullable<EventFilter[Key]>,
  ) => Prisma.Sql;
} = {
  entries: (choice) =>
    choice === "only" ? sql`e.is_entry` : sql`NOT e.is_entry`,
  attention: () => sql`e.needs_attention`,
  q: (text) => all(searchWords(text).map(wordOccurs)),
  match: (json) => sql`${payloadOfE} @> ${json}::jsonb`,
  duplicates: (choice) => duplicateConditions[choice],
  test: (choice) => testConditions[choice],
  expiredBy: (time) => sql`e.valid_until <= ${time}::timestamptz`,
  reverified: (time) => sql`e.reverified_at = ${time}::timestamptz`,
};

const duplicateConditions = {
  include: sql`true`,
  exclude: sql`e.outcome <> 'duplicate'`,
  only: sql`e.outcome = 'duplicate'`,
};

const testConditions = {
  include: sql`true`,
  exclude: sql`NOT e.is_test`,
  only: sql`e.is_test`,
};

/** The lists whose columns always have a value, of few: leaving some out is asking for the others, which an index serves. */
const closedLists: Partial<Record<ListFilterKey, readonly string[]>> = {
  shape: shapeSchema.options,
  signature: signatureSchema.options,
  outcome: outcomeSchema.options,
};

/** The condition on a row `e` of `event` that a filter stands for at `now`, asked by someone who may know of these sources. */
export function toEventConditions(
  scope: SourceScope,
  filter: EventFilter,
  now: Date,
): Prisma.Sql {
  return all([
    withinScope(scope),
    ...(filter.test === undefined ? [testConditions.exclude] : []),
    ...validityConditions(filter, now),
    ...filterKeys.flatMap((key) => conditionFor(filter, key)),
    ...columnWithin(sql`e.sent_at`, filter.sentFrom, filter.sentTo, now),
    ...columnWithin(
      sql`e.entered_at`,
      filter.enteredFrom,
      filter.enteredTo,
      now,
    ),
    receivedWithin(filter, now),
  ]);
}

/** The part of it that is about the time of receipt. Ids carry that time, so it is a range of ids, and partitions outside it are not read. */
export function receivedWithin(filter: EventFilter, now: Date): Prisma.Sql {
  const { from, to } = toTimeBounds(filter, now);
  return all([
    ...(from ? [sql`e.id >= ${timeToUuidV7Floor(from)}::uuid`] : []),
    ...(to ? [sql`e.id < ${timeToUuidV7Floor(to)}::uuid`] : []),
  ]);
}

function validityConditions(
  { validity }: EventFilter,
  now: Date,
): Prisma.Sql[] {
  if (validity === undefined) return [];
  return [
    {
      expired_on_arrival: sql`e.valid_until <= e.received_at`,
      expired: sql`e.valid_until <= ${now}::timestamptz`,
      none: sql`e.valid_until IS NULL`,
    }[validity],
  ];
}

function columnWithin(
  column: Prisma.Sql,
  start: string | undefined,
  end: string | undefined,
  now: Date,
): Prisma.Sql[] {
  const { from, to } = toTimeBounds({ from: start, to: end }, now);
  return [
    ...(from ? [sql`${column} >= ${from}::timestamptz`] : []),
    ...(to ? [sql`${column} < ${to}::timestamptz`] : []),
  ];
}

function conditionFor(filter: EventFilter, key: FilterKey): Prisma.Sql[] {
  if (isSingleConditionKey(key)) return singleCondition(key, filter[key]);
  const list = toListKey(key);
  const value = filter[key];
  if (!list || value === undefined) return [];
  const values = [value].flat();
  return list.excludes
    ? [excluding(list.key, values)]
    : [listConditions[list.key](values)];
}

function singleCondition<Key extends SingleConditionKey>(
  key: Key,
  value: EventFilter[Key],
): Prisma.Sql[] {
  return value === undefined ? [] : [singleConditions[key](value)];
}

function excluding(key: ListFilterKey, values: readonly string[]): Prisma.Sql {
  const others = closedLists[key]?.filter((value) => !values.includes(value));
  if (others)
    return others.length === 0 ? sql`false` : listConditions[key](others);
  const found =
    key === "payload"
      ? join(values.map(payloadHolds), " OR ")
      : listConditions[key](values);
  return sql`(${found}) IS NOT TRUE`;
}

function isSingleConditionKey(key: FilterKey): key is SingleConditionKey {
  return Object.hasOwn(singleConditions, key);
}

function isCustomer(who: readonly string[]): Prisma.Sql {
  const emails = [...new Set(who.map(foldCase))];
  const names = fullNames(who).map(isNamed);
  const either = [
    oneOf(sql`e.customer_id`, sql`text`, who),
    oneOf(sql`e.customer_source_id`, sql`text`, who),
    oneOf(sql`e.customer_email_folded`, sql`text`, emails),
    ...names,
  ];
  return sql`(${join(either, " OR ")})`;
}

function deliveredTo(destinationIds: readonly string[]): Prisma.Sql {
  return sql`EXISTS (SELECT FROM replay_attempt a WHERE a.event_id = e.id AND a.outcome = 'delivered'
    AND ${oneOf(sql`a.destination_id`, sql`uuid`, destinationIds)})`;
}

/** Accents count where they were typed: the folded name leads there, and the searched text still has them. */
function isNamed(name: string): Prisma.Sql {
  const plain = foldText(name);
  const typed = foldCase(name);
  const alike = sql`e.customer_name_folded = ${plain}`;
  return typed === plain
    ? alike
    : sql`(${alike} AND strpos(e.search_text, ${typed}) > 0)`;
}

/** A single value is compared by `=`: the index then gives the rows in order of id. */
function oneOf(
  column: Prisma.Sql,
  type: Prisma.Sql,
  values: readonly string[],
): Prisma.Sql {
  const cast = values.map((value) => sql`${value}::${type}`);
  return cast.length === 1
    ? sql`${column} = ${join(cast)}`
    : sql`${column} IN (${join(cast)})`;
}

function all(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return conditions.length === 0 ? sql`true` : join([...conditions], " AND ");
}

function payloadHolds(text: string): Prisma.Sql {
  const condition = parsePayloadCondition(text);
  if (typeof condition === "string")
    throw new TypeError(`A filter holds a condition that ${condition}.`);
  return sql`${payloadOfE} @@ ${toPayloadPath(condition)}::jsonpath`;
}
