-- Copies of events that a person changed and sent by hand. Apart from the attempts, so that nothing that
-- asks what was delivered of an event can ever take one for it.
CREATE TABLE "edited_copy" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "destination_id" UUID NOT NULL,
    "body" BYTEA,
    "attempt" SMALLINT NOT NULL,
    "outcome" "replay_attempt_outcome" NOT NULL,
    "started_at" TIMESTAMPTZ(6) NOT NULL,
    "duration_ms" INTEGER,
    "status" SMALLINT,
    "failure" VARCHAR(40),
    "reason" VARCHAR(300),
    "answer_headers" JSONB,
    "answer_body" TEXT,
    "actor" JSONB NOT NULL,

    CONSTRAINT "edited_copy_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "edited_copy_destination_id_fkey" FOREIGN KEY ("destination_id") REFERENCES "destination"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
-- The copies of one event, newest first; for erasure and retention too.
CREATE INDEX "edited_copy_event_id_id_idx" ON "edited_copy"("event_id", "id" DESC);
