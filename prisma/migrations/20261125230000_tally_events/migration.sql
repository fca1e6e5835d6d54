-- How many events of each class came in each hour and on each day (UTC), so that counting costs the same however many there are.
-- The events of a class are alike in everything that a filter asks of them by a column of few values.

-- CreateTable
CREATE TABLE "event_class" (
    "id" BYTEA NOT NULL,
    "source_id" UUID NOT NULL,
    "outcome" "outcome" NOT NULL,
    "rejection" VARCHAR(40),
    "signature" "signature_verdict" NOT NULL,
    "shape" "shape" NOT NULL,
    "is_entry" BOOLEAN NOT NULL,
    "needs_attention" BOOLEAN NOT NULL,
    "purpose" "purpose",
    "event_type" VARCHAR(256),
    "event_name" VARCHAR(256),
    "segment_id" VARCHAR(256),
    "campaign_id" VARCHAR(256),
    "promotion_tier_id" VARCHAR(256),
    "distribution_id" VARCHAR(256),

    CONSTRAINT "event_class_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_tally" (
    "class_id" BYTEA NOT NULL,
    "hour" TIMESTAMPTZ(6) NOT NULL,
    "events" INTEGER NOT NULL,

    CONSTRAINT "event_tally_pkey" PRIMARY KEY ("class_id","hour")
);

-- CreateTable
CREATE TABLE "event_daily_tally" (
    "class_id" BYTEA NOT NULL,
    "day" TIMESTAMPTZ(6) NOT NULL,
    "events" INTEGER NOT NULL,

    CONSTRAINT "event_daily_tally_pkey" PRIMARY KEY ("class_id","day")
);

-- A row is counted up over and over: room for its next version keeps that on the same page.
ALTER TABLE "event_tally" SET (fillfactor = 70);
ALTER TABLE "event_daily_tally" SET (fillfactor = 70);

-- The statement that adds rows to the tally: `moved` is a query over rows of "event", with a column `sign` of 1 for each that
-- came and -1 for each that went. It writes in sorted order, so that no two transactions wait for one another.
CREATE FUNCTION "tally_statement"("moved" text) RETURNS text LANGUAGE sql IMMUTABLE RETURN replace('
  WITH alike AS MATERIALIZED (
    SELECT source_id, outcome, rejection, signature, shape, is_entry, needs_attention, purpose, event_type, event_name,
      segment_id, campaign_id, promotion_tier_id, distribution_id,
      date_trunc(''hour'', received_at, ''UTC'') AS hour, sum(sign)::int AS events
    FROM ($moved) moved
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
  ), classed AS MATERIALIZED (
    SELECT substr(sha256(convert_to(ROW(source_id, outcome, rejection, signature, shape, is_entry, needs_attention, purpose,
      event_type, event_name, segment_id, campaign_id, promotion_tier_id, distribution_id)::text, ''UTF8'')), 1, 16) AS id, *
    FROM alike WHERE events <> 0
  ), made AS (
    INSERT INTO event_class (id, source_id, outcome, rejection, signature, shape, is_entry, needs_attention, purpose,
      event_type, event_name, segment_id, campaign_id, promotion_tier_id, distribution_id)
    SELECT DISTINCT ON (id) id, source_id, outcome, rejection, signature, shape, is_entry, needs_attention, purpose,
      event_type, event_name, segment_id, campaign_id, promotion_tier_id, distribution_id
    FROM classed WHERE NOT EXISTS (SELECT FROM event_class known WHERE known.id = classed.id)
    ORDER BY id ON CONFLICT DO NOTHING
  ), daily AS (
    INSERT INTO event_daily_tally AS held (class_id, day, events)
    SELECT id, date_trunc(''day'', hour, ''UTC''), sum(events)::int FROM classed GROUP BY 1, 2 ORDER BY 1, 2
    ON CONFLICT (class_id, day) DO UPDATE SET events = held.events + excluded.events
  )
  INSERT INTO event_tally AS held (class_id, hour, events) SELECT id, hour, events FROM classed ORDER BY id, hour
  ON CONFLICT (class_id, hour) DO UPDATE SET events = held.events + excluded.events', '$moved', "moved");

-- Triggers keep the tally within the transaction that changes events, whoever changes them. Each has the statement above as its own,
-- which Postgres then plans once and not for every group that is stored. (The engine that applies this file takes every semicolon
-- for the end of a statement, so within blocks it is written as an escape.)
DO E'
DECLARE
  change record\x3B
BEGIN
  FOR change IN SELECT * FROM (VALUES
    (''tally_added_events'', ''SELECT 1 AS sign, * FROM added''),
    (''tally_removed_events'', ''SELECT -1 AS sign, * FROM removed''),
    (''tally_changed_events'', ''SELECT 1 AS sign, * FROM added UNION ALL SELECT -1, * FROM removed'')
  ) AS changes (name, moved) LOOP
    EXECUTE format(''CREATE FUNCTION %I() RETURNS trigger LANGUAGE plpgsql AS %L'', change.name,
      ''BEGIN '' || tally_statement(change.moved) || ''\x3B RETURN NULL\x3B END'')\x3B
  END LOOP\x3B
END';

CREATE FUNCTION "forget_event_tally"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  DELETE FROM event_tally\x3B
  DELETE FROM event_daily_tally\x3B
  DELETE FROM event_class\x3B
  RETURN NULL\x3B
END';

CREATE TRIGGER "event_added" AFTER INSERT ON "event"
  REFERENCING NEW TABLE AS "added" FOR EACH STATEMENT EXECUTE FUNCTION "tally_added_events"();
CREATE TRIGGER "event_changed" AFTER UPDATE ON "event"
  REFERENCING NEW TABLE AS "added" OLD TABLE AS "removed" FOR EACH STATEMENT EXECUTE FUNCTION "tally_changed_events"();
CREATE TRIGGER "event_removed" AFTER DELETE ON "event"
  REFERENCING OLD TABLE AS "removed" FOR EACH STATEMENT EXECUTE FUNCTION "tally_removed_events"();
CREATE TRIGGER "event_truncated" AFTER TRUNCATE ON "event"
  FOR EACH STATEMENT EXECUTE FUNCTION "forget_event_tally"();

-- What was stored before.
DO E'BEGIN EXECUTE tally_statement(''SELECT 1 AS sign, * FROM event'')\x3B END';
