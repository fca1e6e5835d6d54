-- Everything that is stored, as of the first release. Later migrations add to it.

-- Substring search over names, codes and ids.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- The monthly partitions of "event" live apart from the tables a person looks at.
CREATE SCHEMA IF NOT EXISTS "event_partition";
-- A partition is made here and moves there when it is attached.
CREATE SCHEMA IF NOT EXISTS "event_partition_making";

CREATE TYPE "outcome" AS ENUM ('accepted', 'duplicate', 'rejected');
CREATE TYPE "signature_verdict" AS ENUM ('valid', 'invalid', 'missing', 'not_checked');
CREATE TYPE "shape" AS ENUM ('envelope', 'designed', 'data_only', 'raw', 'legacy', 'not_json');
CREATE TYPE "purpose" AS ENUM ('plain_message', 'promotion', 'unique_codes', 'contradiction');
CREATE TYPE "duplicate_kind" AS ENUM ('sender_retry', 'own_replay', 'suspected');
CREATE TYPE "view_list" AS ENUM ('entries', 'events');

-- Sources: one inbound address each, its keys and its signing secrets.

CREATE TABLE "source" (
    "id" UUID NOT NULL,
    "name" VARCHAR(120) NOT NULL,
    "project_id" VARCHAR(256),
    "currency" CHAR(3),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(6),

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "source_key" (
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "key_hash" BYTEA NOT NULL,
    "key_encrypted" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(6),

    CONSTRAINT "source_key_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "source_key_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "source_key_key_hash_key" ON "source_key"("key_hash");
CREATE INDEX "source_key_source_id_idx" ON "source_key"("source_id");

CREATE TABLE "source_secret" (
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "secret_encrypted" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(6),

    CONSTRAINT "source_secret_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "source_secret_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "source_secret_source_id_idx" ON "source_secret"("source_id");

CREATE TABLE "source_rejection" (
    "source_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "cause" VARCHAR(40) NOT NULL,
    "kept" INTEGER NOT NULL DEFAULT 0,
    "kept_bytes" BIGINT NOT NULL DEFAULT 0,
    "not_kept" INTEGER NOT NULL DEFAULT 0,
    "last_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "source_rejection_pkey" PRIMARY KEY ("source_id","day","cause"),
    CONSTRAINT "source_rejection_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- The first accepted event of each delivery: unpartitioned, because no unique key reaches over partitions.
CREATE TABLE "delivery_key" (
    "source_id" UUID NOT NULL,
    "key" VARCHAR(300) NOT NULL,
    "event_id" UUID NOT NULL,
    "claimed_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "delivery_key_pkey" PRIMARY KEY ("source_id","key")
);
-- Keys made of bytes count for 25 hours only, and are pruned after that.
CREATE INDEX "delivery_key_lapsing_idx" ON "delivery_key"("claimed_at") WHERE "key" LIKE 'bytes:%';

-- Events: one HTTP request each, as it came, and our reading of it. The id is a UUIDv7, so a month is a range of ids.

CREATE TABLE "event" (
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "received_at" TIMESTAMPTZ(6) NOT NULL,
    "transaction_id" xid8 NOT NULL DEFAULT pg_current_xact_id(),
    "body" BYTEA,
    "body_size" INTEGER NOT NULL,
    "body_sha256" BYTEA,
    "content_type" VARCHAR(256),
    "headers" JSONB NOT NULL,
    "remote_address" VARCHAR(64),
    "salt" BYTEA,
    "commitment" BYTEA,
    "erased_at" TIMESTAMPTZ(6),
    "outcome" "outcome" NOT NULL,
    "rejection" VARCHAR(40),
    "signature" "signature_verdict" NOT NULL,
    "secret_id" UUID,
    "duplicate_of" UUID,
    "duplicate_kind" "duplicate_kind",
    "is_entry" BOOLEAN NOT NULL,
    "reverified_at" TIMESTAMPTZ(6),
    "reading_version" SMALLINT NOT NULL,
    "shape" "shape" NOT NULL,
    "is_searchable" BOOLEAN NOT NULL DEFAULT false,
    "is_test" BOOLEAN NOT NULL DEFAULT false,
    "event_type" VARCHAR(256),
    "event_type_assumed" BOOLEAN NOT NULL,
    "event_name" VARCHAR(256),
    "purpose" "purpose",
    "purpose_rule" VARCHAR(40),
    "project_id" VARCHAR(256),
    "distribution_id" VARCHAR(256),
    "sendout_id" VARCHAR(256),
    "voucherify_event_id" VARCHAR(256),
    "group_id" VARCHAR(256),
    "channel" VARCHAR(256),
    "entered_at" TIMESTAMPTZ(6),
    "sent_at" TIMESTAMPTZ(6),
    "happened_at" TIMESTAMPTZ(6) NOT NULL,
    "valid_from" TIMESTAMPTZ(6),
    "valid_until" TIMESTAMPTZ(6),
    "customer_id" VARCHAR(256),
    "customer_source_id" VARCHAR(256),
    "customer_name" VARCHAR(256),
    "customer_email" VARCHAR(256),
    "segment_id" VARCHAR(256),
    "segment_name" VARCHAR(256),
    "campaign_id" VARCHAR(256),
    "campaign_name" VARCHAR(256),
    "promotion_tier_id" VARCHAR(256),
    "promotion_tier_name" VARCHAR(256),
    "voucher_code" VARCHAR(256),
    "publication_id" VARCHAR(256),
    "offer" JSONB,
    "problems" JSONB NOT NULL,
    "needs_attention" BOOLEAN NOT NULL,
    "search_text" TEXT NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
) PARTITION BY RANGE ("id");

-- Compressing bodies cost more than a fifth of all that storing an event does.
ALTER TABLE "event" ALTER COLUMN "body" SET STORAGE EXTERNAL;

-- Catches whatever no month has been made for, so that nothing is ever refused.
CREATE TABLE "event_partition"."event_default" PARTITION OF "event" DEFAULT;

-- The body as JSON, where its reading found that Postgres and the index below can bear it. The encoding of the database is
-- UTF-8, or the product does not start: so this depends on its arguments alone, though convert_from is declared to be only stable.
CREATE FUNCTION "event_payload"("body" bytea, "is_searchable" boolean) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 1000 AS $$
BEGIN
  IF NOT is_searchable THEN
    RETURN NULL;
  END IF;
  -- JSON.parse is given no byte order mark either.
  IF pg_catalog.substr(body, 1, 3) = '\xEFBBBF'::pg_catalog.bytea THEN
    RETURN pg_catalog.convert_from(pg_catalog.substr(body, 4), 'UTF8')::pg_catalog.jsonb;
  END IF;
  RETURN pg_catalog.convert_from(body, 'UTF8')::pg_catalog.jsonb;
END
$$;

-- Lists and filters, in order of arrival.
CREATE INDEX "event_source_id_id_idx" ON "event"("source_id", "id" DESC);
CREATE INDEX "event_segment_id_id_idx" ON "event"("segment_id", "id" DESC);
CREATE INDEX "event_campaign_id_id_idx" ON "event"("campaign_id", "id" DESC);
CREATE INDEX "event_distribution_id_id_idx" ON "event"("distribution_id", "id" DESC);
CREATE INDEX "event_event_type_id_idx" ON "event"("event_type", "id" DESC);
CREATE INDEX "event_shape_id_idx" ON "event"("shape", "id" DESC);
CREATE INDEX "event_signature_id_idx" ON "event"("signature", "id" DESC);
CREATE INDEX "event_purpose_idx" ON "event"("purpose", "id" DESC) WHERE "purpose" IS NOT NULL;
CREATE INDEX "event_event_name_idx" ON "event"("event_name", "id" DESC) WHERE "event_name" IS NOT NULL;
CREATE INDEX "event_promotion_tier_idx" ON "event"("promotion_tier_id", "id" DESC) WHERE "promotion_tier_id" IS NOT NULL;
CREATE INDEX "event_rejection_idx" ON "event"("rejection", "id" DESC) WHERE "rejection" IS NOT NULL;
CREATE INDEX "event_entry_idx" ON "event"("id" DESC) WHERE "is_entry";
CREATE INDEX "event_other_idx" ON "event"("id" DESC) WHERE NOT "is_entry";
CREATE INDEX "event_attention_idx" ON "event"("id" DESC) WHERE "needs_attention";
CREATE INDEX "event_entry_attention_idx" ON "event"("id" DESC) WHERE "is_entry" AND "needs_attention";
CREATE INDEX "event_problem_idx" ON "event"("id" DESC) WHERE "problems" <> '[]';
CREATE INDEX "event_not_accepted_idx" ON "event"("outcome", "id" DESC) WHERE "outcome" <> 'accepted';
CREATE INDEX "event_test_idx" ON "event"("id" DESC) WHERE "is_test";

-- A customer's events in the order in which they happened, and the number of an entry within its segment.
CREATE INDEX "event_customer_id_happened_at_id_idx" ON "event"("customer_id", "happened_at", "id");
CREATE INDEX "event_entry_number_idx" ON "event"("customer_id", "segment_id", "happened_at", "id") WHERE "is_entry";

-- Events sent within a range of time. With the ids, the index alone puts those of a day in the order of a list.
CREATE INDEX "event_sent_idx" ON "event"("sent_at", "id") WHERE "sent_at" IS NOT NULL;

-- One customer by the merchant's id, e-mail or name; one event by its code; the same happening as other distributions sent it; the repeats of one event.
CREATE INDEX "event_customer_source_id_idx" ON "event"("customer_source_id");
CREATE INDEX "event_customer_email_idx" ON "event"("customer_email");
CREATE INDEX "event_customer_name_idx" ON "event"(lower("customer_name"));
CREATE INDEX "event_voucher_code_idx" ON "event"("voucher_code");
CREATE INDEX "event_voucherify_event_id_idx" ON "event"("voucherify_event_id");
CREATE INDEX "event_duplicate_of_idx" ON "event"("duplicate_of") WHERE "duplicate_of" IS NOT NULL;

-- Any value of a payload, free text, and problems by kind.
CREATE INDEX "event_payload_idx" ON "event" USING GIN (event_payload("body", "is_searchable") jsonb_path_ops);
CREATE INDEX "event_search_idx" ON "event" USING GIN ("search_text" gin_trgm_ops);
CREATE INDEX "event_problem_kind_idx" ON "event" USING GIN (jsonb_path_query_array("problems", '$[*].kind')) WHERE "problems" <> '[]';

-- Ids are found by their beginning, with their prefix or without it. As words of a text-search vector each costs one
-- key of an index, where by its three-letter parts it cost thirty, nearly all of them unlike those of any other event.
CREATE INDEX "event_ids_idx" ON "event" USING GIN (array_to_tsvector(array_remove(array_remove(ARRAY[
    lower("customer_id"), split_part(lower("customer_id"), '_', 2),
    lower("segment_id"), split_part(lower("segment_id"), '_', 2),
    lower("campaign_id"), split_part(lower("campaign_id"), '_', 2),
    lower("promotion_tier_id"), split_part(lower("promotion_tier_id"), '_', 2),
    lower("distribution_id"), split_part(lower("distribution_id"), '_', 2),
    lower("publication_id"), split_part(lower("publication_id"), '_', 2),
    lower("sendout_id"), split_part(lower("sendout_id"), '_', 2),
    lower("voucherify_event_id"), split_part(lower("voucherify_event_id"), '_', 2),
    lower("group_id")
], NULL), '')));

-- Rollups: how many events alike in every column of few values were received in each quarter of an hour and on each day (UTC).
-- Whoever changes events appends what changes to "rollup_delta" in the same transaction; the worker folds that into the rest.
-- The count at any moment is what is folded and what is not yet, read in one snapshot.

CREATE TABLE "rollup_key" (
    "id" BYTEA NOT NULL,
    "source_id" UUID NOT NULL,
    "outcome" "outcome" NOT NULL,
    "rejection" VARCHAR(40),
    "signature" "signature_verdict" NOT NULL,
    "shape" "shape" NOT NULL,
    "is_entry" BOOLEAN NOT NULL,
    "is_test" BOOLEAN NOT NULL,
    "needs_attention" BOOLEAN NOT NULL,
    "purpose" "purpose",
    "event_type" VARCHAR(256),
    "event_name" VARCHAR(256),
    "segment_id" VARCHAR(256),
    "campaign_id" VARCHAR(256),
    "promotion_tier_id" VARCHAR(256),
    "distribution_id" VARCHAR(256),

    CONSTRAINT "rollup_key_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "rollup_quarter" (
    "key_id" BYTEA NOT NULL,
    "quarter" TIMESTAMPTZ(6) NOT NULL,
    "events" INTEGER NOT NULL,

    CONSTRAINT "rollup_quarter_pkey" PRIMARY KEY ("key_id","quarter")
);

CREATE TABLE "rollup_day" (
    "key_id" BYTEA NOT NULL,
    "day" TIMESTAMPTZ(6) NOT NULL,
    "events" INTEGER NOT NULL,

    CONSTRAINT "rollup_day_pkey" PRIMARY KEY ("key_id","day")
);

-- A row is counted up over and over: room for its next version keeps that on the same page.
ALTER TABLE "rollup_quarter" SET (fillfactor = 70);
ALTER TABLE "rollup_day" SET (fillfactor = 70);

CREATE TABLE "rollup_delta" (
    "transaction_id" xid8 NOT NULL DEFAULT pg_current_xact_id(),
    "quarter" TIMESTAMPTZ(6) NOT NULL,
    "source_id" UUID NOT NULL,
    "outcome" "outcome" NOT NULL,
    "rejection" VARCHAR(40),
    "signature" "signature_verdict" NOT NULL,
    "shape" "shape" NOT NULL,
    "is_entry" BOOLEAN NOT NULL,
    "is_test" BOOLEAN NOT NULL,
    "needs_attention" BOOLEAN NOT NULL,
    "purpose" "purpose",
    "event_type" VARCHAR(256),
    "event_name" VARCHAR(256),
    "segment_id" VARCHAR(256),
    "campaign_id" VARCHAR(256),
    "promotion_tier_id" VARCHAR(256),
    "distribution_id" VARCHAR(256),
    "events" INTEGER NOT NULL
);
-- Deltas not yet folded lie above "folded_below": while an old snapshot keeps folded rows dead but there, none of them is read.
CREATE INDEX "rollup_delta_transaction_id_idx" ON "rollup_delta"("transaction_id");

CREATE TABLE "rollup_state" (
    "id" INTEGER NOT NULL,
    "folded_below" xid8 NOT NULL,

    CONSTRAINT "rollup_state_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "rollup_state_is_one_row" CHECK ("id" = 1)
);
INSERT INTO "rollup_state" ("id", "folded_below") VALUES (1, '0');

-- The clusters that this database has lived in. Transaction ids begin anew in another one: what a restore brought along,
-- up to "settled_id", was settled before.
CREATE TABLE "database_epoch" (
    "epoch" INTEGER NOT NULL,
    "system_identifier" BIGINT NOT NULL,
    "settled_id" UUID NOT NULL,
    "noticed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "database_epoch_pkey" PRIMARY KEY ("epoch")
);

-- Saved views: a name for the address of a filtered list.

CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "name" VARCHAR(80) NOT NULL,
    "list" "view_list" NOT NULL,
    "query" TEXT NOT NULL,
    "is_start_page" BOOLEAN,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "saved_view_name_key" ON "saved_view"("name");
CREATE UNIQUE INDEX "saved_view_is_start_page_key" ON "saved_view"("is_start_page");
