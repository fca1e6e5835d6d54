-- Sending stored events again. Destinations, runs with what each of them sends, and every attempt.

CREATE TYPE "in_doubt_rule" AS ENUM ('ask', 'send_again', 'count_delivered');
CREATE TYPE "replay_run_state" AS ENUM ('awaiting_approval', 'queued', 'running', 'paused', 'done', 'cancelled', 'stopped');
CREATE TYPE "replay_item_state" AS ENUM ('pending', 'claimed', 'delivered', 'failed', 'skipped', 'in_doubt');
CREATE TYPE "replay_attempt_outcome" AS ENUM ('started', 'delivered', 'failed', 'in_doubt');

CREATE TABLE "destination" (
    "id" UUID NOT NULL,
    "name" VARCHAR(120) NOT NULL,
    "url" VARCHAR(2048) NOT NULL,
    "signing_secret_encrypted" BYTEA,
    "headers_encrypted" BYTEA,
    "rate_per_second" INTEGER NOT NULL,
    "connections" INTEGER NOT NULL,
    "timeout_ms" INTEGER NOT NULL,
    "allow_internal" BOOLEAN NOT NULL,
    "in_doubt_rule" "in_doubt_rule" NOT NULL,
    "approval_above" INTEGER,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "paused_at" TIMESTAMPTZ(6),
    "deleted_at" TIMESTAMPTZ(6),

    CONSTRAINT "destination_pkey" PRIMARY KEY ("id")
);

-- What changes with every block that is sent. Apart from the destination, so that reading that waits for nobody.
CREATE TABLE "destination_pace" (
    "destination_id" UUID NOT NULL,
    "next_slot_at" TIMESTAMPTZ(6) NOT NULL,
    "failures_in_a_row" INTEGER NOT NULL DEFAULT 0,
    "resting_until" TIMESTAMPTZ(6),

    CONSTRAINT "destination_pace_pkey" PRIMARY KEY ("destination_id"),
    CONSTRAINT "destination_pace_destination_id_fkey" FOREIGN KEY ("destination_id") REFERENCES "destination"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
ALTER TABLE "destination_pace" SET (fillfactor = 50);

CREATE TABLE "replay_run" (
    "id" UUID NOT NULL,
    "destination_id" UUID NOT NULL,
    "state" "replay_run_state" NOT NULL,
    "reason" VARCHAR(500) NOT NULL,
    "filter" JSONB,
    "choices" JSONB NOT NULL,
    "rate_per_second" INTEGER NOT NULL,
    "snapshot" TEXT NOT NULL,
    "source_ids" UUID[],
    "total" INTEGER NOT NULL,
    "final_counts" JSONB,
    "actor" JSONB NOT NULL,
    "approver" JSONB,
    "approved_at" TIMESTAMPTZ(6),
    "approval_expires_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "started_at" TIMESTAMPTZ(6),
    "resumed_at" TIMESTAMPTZ(6),
    "finished_at" TIMESTAMPTZ(6),
    "stop_reason" VARCHAR(300),
    "retry_of" UUID,
    "next_slot_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "replay_run_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "replay_run_destination_id_fkey" FOREIGN KEY ("destination_id") REFERENCES "destination"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
-- What workers look for, several times a second.
CREATE INDEX "replay_run_active_idx" ON "replay_run"("id") WHERE "state" IN ('queued', 'running');
CREATE INDEX "replay_run_destination_id_idx" ON "replay_run"("destination_id");

-- A worker's hold on what it claimed. While it lives it moves "until" on.
CREATE TABLE "replay_lease" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "until" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "replay_lease_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "replay_lease_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "replay_run"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "replay_lease_run_id_until_idx" ON "replay_lease"("run_id", "until");

-- The frozen selection: one row for each event that a run sends or skips, in the order of sending.
CREATE TABLE "replay_item" (
    "run_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "event_id" UUID NOT NULL,
    "customer_key" BIGINT,
    "state" "replay_item_state" NOT NULL,
    "skip_reason" VARCHAR(40),
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(6) NOT NULL,
    "lease_id" UUID,

    CONSTRAINT "replay_item_pkey" PRIMARY KEY ("run_id","position"),
    CONSTRAINT "replay_item_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "replay_run"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
-- Claiming, in order.
CREATE INDEX "replay_item_pending_idx" ON "replay_item"("run_id", "position") WHERE "state" = 'pending';
-- Whether a customer's earlier event is still to be settled.
CREATE INDEX "replay_item_open_customer_idx" ON "replay_item"("run_id", "customer_key", "position") WHERE "state" IN ('pending', 'claimed');
-- What an ended lease leaves behind.
CREATE INDEX "replay_item_claimed_idx" ON "replay_item"("lease_id") WHERE "state" = 'claimed';
-- What runs did with one event, for erasure too.
CREATE INDEX "replay_item_event_id_idx" ON "replay_item"("event_id");

-- One HTTP request each. Of a run they are written in groups, when they have ended. What was under way when a worker died is "in_doubt".
CREATE TABLE "replay_attempt" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "destination_id" UUID NOT NULL,
    "run_id" UUID,
    "position" INTEGER,
    "attempt" SMALLINT NOT NULL,
    "outcome" "replay_attempt_outcome" NOT NULL,
    "is_final" BOOLEAN NOT NULL,
    "started_at" TIMESTAMPTZ(6) NOT NULL,
    "duration_ms" INTEGER,
    "status" SMALLINT,
    "failure" VARCHAR(40),
    "reason" VARCHAR(300),
    "answer_headers" JSONB,
    "answer_body" TEXT,
    "retry_at" TIMESTAMPTZ(6),
    "actor" JSONB,

    CONSTRAINT "replay_attempt_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "replay_attempt_destination_id_fkey" FOREIGN KEY ("destination_id") REFERENCES "destination"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
-- The attempts of one event, newest first.
CREATE INDEX "replay_attempt_event_id_id_idx" ON "replay_attempt"("event_id", "id" DESC);
-- The attempts of one run, newest first.
CREATE INDEX "replay_attempt_run_id_idx" ON "replay_attempt"("run_id", "id" DESC) WHERE "run_id" IS NOT NULL;
-- The history of one destination.
CREATE INDEX "replay_attempt_destination_id_id_idx" ON "replay_attempt"("destination_id", "id" DESC);
-- What a destination already has.
CREATE INDEX "replay_attempt_delivered_idx" ON "replay_attempt"("destination_id", "event_id") WHERE "outcome" = 'delivered';
