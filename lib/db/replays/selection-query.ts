import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import type { RunChoices } from "#lib/domain/replay/replay-run.ts";
import { toEventConditions } from "#lib/db/events/event-conditions.ts";
import { withinScope } from "#lib/db/events/scope-conditions.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { hasGivenUp } from "./has-given-up.ts";

const { sql, empty } = Prisma;

/** A quantity of null is no limit. */
const noneLeft =
  '$.data.voucher.redemption ? (@.quantity.type() == "number" && @.redeemed_quantity >= @.quantity)';

/** Which events a run is about. */
export type Selection =
  | { readonly kind: "ids"; readonly ids: readonly string[] }
  | { readonly kind: "filter"; readonly filter: EventFilter }
  /** Of an earlier run, what it did not deliver. */
  | { readonly kind: "failed_of"; readonly runId: string };

export type SelectionRequest = {
  readonly scope: SourceScope;
  readonly selection: Selection;
  readonly choices: RunChoices;
  readonly destinationId: string;
  readonly now: Date;
  /** Whether what no choice needs is asked too, to be counted. */
  readonly withFindings: boolean;
};

/**
 * The common table expressions `matched` (the events of a selection with what is asked of each) and `judged`
 * (the same with the reason why it is skipped, null when it is sent).
 *
 * `is_delivered`, `is_expired` and the like hold whatever was chosen; they overlap. The reasons do not: the first
 * that applies counts. Of a customer the latest of what would be sent is kept.
 */
export function selectionQuery({
  scope,
  selection,
  choices,
  destinationId,
  now,
  withFindings,
}: SelectionRequest): Prisma.Sql {
  return sql`
    matched AS MATERIALIZED (
      SELECT e.id, e.source_id, e.happened_at, e.outcome, e.is_test, e.body_size, e.purpose, e.voucher_code, e.segment_id,
        e.body IS NULL AS no_body,
        COALESCE(e.customer_id, e.customer_source_id, e.customer_email) AS customer,
        hashtextextended(e.source_id::text || ' ' || COALESCE(e.customer_id, e.customer_source_id, e.customer_email), 0) AS customer_key,
        e.purpose IS NOT DISTINCT FROM 'contradiction' AS is_inconsistent,
        e.valid_until IS NOT NULL AND e.valid_until < ${now.toISOString()}::timestamptz AS is_expired,
        EXISTS (SELECT FROM replay_attempt a WHERE a.destination_id = ${destinationId}::uuid
          AND a.event_id = e.id AND a.outcome = 'delivered') AS is_delivered,
        ${withFindings || choices.skipExpired ? isUsedUp : sql`false`} AS is_used_up,
        ${withFindings ? hasLater("customer.segment.entered") : sql`false`} AS is_entered_again,
        ${withFindings || choices.skipLeft ? hasLater("customer.segment.left") : sql`false`} AS has_left
      FROM event e WHERE ${toCondition(scope, selection, now)}
    ), reasoned AS (
      SELECT m.*, CASE
          WHEN no_body THEN 'no_body'
          ${when(choices.skipNotAccepted, sql`outcome = 'rejected' THEN 'rejected'`)}
          ${when(choices.skipNotAccepted, sql`outcome = 'duplicate' THEN 'duplicate'`)}
          ${when(choices.skipInconsistent, sql`is_inconsistent THEN 'inconsistent'`)}
          ${when(choices.skipDelivered, sql`is_delivered THEN 'delivered'`)}
          ${when(choices.skipExpired, sql`is_expired THEN 'expired'`)}
          ${when(choices.skipExpired, sql`is_used_up THEN 'used_up'`)}
          ${when(choices.skipLeft, sql`has_left THEN 'left_segment'`)}
        END AS reason
      FROM matched m
    ), judged AS (
      SELECT r.*, ${choices.latestPerCustomer ? latest : sql`reason`} AS skip_reason FROM reasoned r
    )`;
}

/** Positions go by when it happened, so that a customer gets the older one first. */
export const sendingOrder = sql`happened_at, id`;

const latest = sql`COALESCE(reason, CASE
  WHEN customer_key IS NOT NULL AND row_number() OVER (
    PARTITION BY customer_key, reason IS NULL ORDER BY happened_at DESC, id DESC) > 1
  THEN 'entered_again' END)`;

function when(isChosen: boolean, clause: Prisma.Sql): Prisma.Sql {
  return isChosen ? sql`WHEN ${clause}` : empty;
}

/**
 * Whether a code had no redemptions left when it was sent, or has none by what came of it later: another entry that names
 * it, or its redemption, of which the reading has no verdict.
 */
const isUsedUp = sql`(e.voucher_code IS NOT NULL AND (e.problems @> '[{"kind": "used_up"}]' OR EXISTS (
  SELECT FROM event u WHERE u.voucher_code = e.voucher_code AND u.source_id = e.source_id
    AND u.outcome = 'accepted' AND NOT u.is_test AND u.happened_at >= e.happened_at
    AND (u.problems @> '[{"kind": "used_up"}]' OR (NOT u.is_entry
      AND jsonb_path_exists(event_payload(u.body, u.is_searchable), ${noneLeft}::jsonpath))))))`;

/** Whether the same customer later had an event of that type with the same segment. */
function hasLater(eventType: string): Prisma.Sql {
  return sql`(e.customer_id IS NOT NULL AND e.segment_id IS NOT NULL AND EXISTS (
    SELECT FROM event l WHERE l.customer_id = e.customer_id AND l.segment_id = e.segment_id
      AND l.source_id = e.source_id AND l.event_type = ${eventType} AND l.outcome = 'accepted' AND NOT l.is_test
      AND l.happened_at >= e.happened_at AND (l.happened_at, l.id) > (e.happened_at, e.id)))`;
}

function toCondition(
  scope: SourceScope,
  selection: Selection,
  now: Date,
): Prisma.Sql {
  switch (selection.kind) {
    case "ids":
      return sql`e.id = ANY(${[...selection.ids]}::uuid[]) AND ${withinScope(scope)}`;
    case "filter":
      return sql`${toEventConditions(scope, selection.filter, now)} AND ${testCondition(selection.filter)}`;
    case "failed_of":
      return sql`e.id IN (SELECT i.event_id FROM replay_item i JOIN replay_run r ON r.id = i.run_id
        WHERE i.run_id = ${selection.runId}::uuid AND (i.state = 'failed' OR ${hasGivenUp}
          OR (i.state = 'in_doubt' AND r.state = 'cancelled')))
        AND ${withinScope(scope)}`;
  }
}

/** Nobody means test events who did not say so. */
function testCondition(filter: EventFilter): Prisma.Sql {
  return "test" in filter ? sql`true` : sql`NOT e.is_test`;
}
