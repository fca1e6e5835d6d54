-- What people, tokens and the product itself did, in the order in which it was committed.
CREATE TABLE "activity" (
    "sequence" BIGINT NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" VARCHAR(16) NOT NULL,
    "actor_id" VARCHAR(64),
    "actor_name" VARCHAR(256) NOT NULL,
    "action" VARCHAR(64) NOT NULL,
    "outcome" VARCHAR(16) NOT NULL,
    "target_kind" VARCHAR(40),
    "target_id" VARCHAR(256),
    "target_name" VARCHAR(256),
    "remote_address" VARCHAR(64),
    "request_id" VARCHAR(64) NOT NULL,
    "details" JSON NOT NULL,
    "salt" BYTEA NOT NULL,
    "content_digest" BYTEA NOT NULL,
    "personal" JSON,
    "personal_salt" BYTEA,
    "personal_digest" BYTEA,
    "erased_at" TIMESTAMPTZ(6),
    "digest" BYTEA NOT NULL,

    CONSTRAINT "activity_pkey" PRIMARY KEY ("sequence")
);

CREATE UNIQUE INDEX "activity_id_key" ON "activity"("id");
CREATE INDEX "activity_actor_kind_actor_id_sequence_idx" ON "activity"("actor_kind", "actor_id", "sequence" DESC);
CREATE INDEX "activity_action_sequence_idx" ON "activity"("action", "sequence" DESC);

-- The last row of the chain. Whoever appends locks it first, so that rows follow one another.
CREATE TABLE "activity_head" (
    "id" BOOLEAN NOT NULL DEFAULT true,
    "sequence" BIGINT NOT NULL,
    "digest" BYTEA NOT NULL,

    CONSTRAINT "activity_head_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "activity_head_is_one_row" CHECK ("id")
);
INSERT INTO "activity_head" ("sequence", "digest") VALUES (0, decode(repeat('00', 32), 'hex'));

-- Rows are appended and never changed. The one exception takes the personal values of an erased customer out of a row.
CREATE FUNCTION "refuse_activity_change"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  IF TG_OP = ''UPDATE'' AND NEW.personal IS NULL AND NEW.personal_salt IS NULL AND NEW.erased_at IS NOT NULL
    AND to_jsonb(NEW) - ARRAY[''personal'', ''personal_salt'', ''erased_at'']
      = to_jsonb(OLD) - ARRAY[''personal'', ''personal_salt'', ''erased_at''] THEN
    RETURN NEW\x3B
  END IF\x3B
  RAISE EXCEPTION ''activity is append-only'' USING ERRCODE = ''integrity_constraint_violation''\x3B
END';

CREATE TRIGGER "activity_is_append_only" BEFORE UPDATE OR DELETE ON "activity"
  FOR EACH ROW EXECUTE FUNCTION "refuse_activity_change"();
CREATE TRIGGER "activity_is_never_emptied" BEFORE TRUNCATE ON "activity"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_activity_change"();
