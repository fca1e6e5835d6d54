-- Substring search over names, codes and ids.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- The monthly partitions of "event" live apart from the tables a person looks at.
CREATE SCHEMA IF NOT EXISTS "event_partition";

-- CreateEnum
CREATE TYPE "outcome" AS ENUM ('accepted', 'duplicate', 'rejected');

-- CreateEnum
CREATE TYPE "signature_verdict" AS ENUM ('valid', 'invalid', 'missing', 'not_checked');

-- CreateEnum
CREATE TYPE "shape" AS ENUM ('envelope', 'designed', 'data_only', 'raw', 'legacy', 'not_json');

-- CreateEnum
CREATE TYPE "purpose" AS ENUM ('plain_message', 'promotion', 'unique_codes', 'contradiction');

-- CreateEnum
CREATE TYPE "duplicate_kind" AS ENUM ('sender_retry', 'own_replay', 'suspected');

-- CreateTable
CREATE TABLE "source" (
    "id" UUID NOT NULL,
    "name" VARCHAR(120) NOT NULL,
    "project_id" VARCHAR(256),
    "currency" CHAR(3),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(6),

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_key" (
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "key_hash" BYTEA NOT NULL,
    "key_encrypted" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(6),

    CONSTRAINT "source_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_secret" (
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "secret_encrypted" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(6),

    CONSTRAINT "source_secret_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_rejection" (
    "source_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "cause" VARCHAR(40) NOT NULL,
    "kept" INTEGER NOT NULL DEFAULT 0,
    "kept_bytes" BIGINT NOT NULL DEFAULT 0,
    "not_kept" INTEGER NOT NULL DEFAULT 0,
    "last_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "source_rejection_pkey" PRIMARY KEY ("source_id","day","cause")
);

-- CreateTable
CREATE TABLE "delivery_key" (
    "source_id" UUID NOT NULL,
    "key" VARCHAR(300) NOT NULL,
    "event_id" UUID NOT NULL,
    "claimed_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "delivery_key_pkey" PRIMARY KEY ("source_id","key")
);

-- CreateTable
CREATE TABLE "event" (
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "received_at" TIMESTAMPTZ(6) NOT NULL,
    "body" BYTEA,
    "body_size" INTEGER NOT NULL,
    "body_sha256" BYTEA,
    "content_type" VARCHAR(256),
    "headers" JSONB NOT NULL,
    "remote_address" VARCHAR(64),
    "outcome" "outcome" NOT NULL,
    "rejection" VARCHAR(40),
    "signature" "signature_verdict" NOT NULL,
    "secret_id" UUID,
    "duplicate_of" UUID,
    "duplicate_kind" "duplicate_kind",
    "is_entry" BOOLEAN NOT NULL,
    "reading_version" SMALLINT NOT NULL,
    "shape" "shape" NOT NULL,
    "payload" JSONB,
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

-- CreateIndex
CREATE UNIQUE INDEX "source_key_key_hash_key" ON "source_key"("key_hash");

-- CreateIndex
CREATE INDEX "source_key_source_id_idx" ON "source_key"("source_id");

-- CreateIndex
CREATE INDEX "source_secret_source_id_idx" ON "source_secret"("source_id");

-- CreateIndex
CREATE INDEX "event_source_id_id_idx" ON "event"("source_id", "id" DESC);

-- CreateIndex
CREATE INDEX "event_segment_id_id_idx" ON "event"("segment_id", "id" DESC);

-- CreateIndex
CREATE INDEX "event_campaign_id_id_idx" ON "event"("campaign_id", "id" DESC);

-- CreateIndex
CREATE INDEX "event_distribution_id_id_idx" ON "event"("distribution_id", "id" DESC);

-- CreateIndex
CREATE INDEX "event_customer_id_id_idx" ON "event"("customer_id", "id" DESC);

-- CreateIndex
CREATE INDEX "event_customer_source_id_idx" ON "event"("customer_source_id");

-- CreateIndex
CREATE INDEX "event_customer_email_idx" ON "event"("customer_email");

-- CreateIndex
CREATE INDEX "event_voucher_code_idx" ON "event"("voucher_code");

-- CreateIndex
CREATE INDEX "event_voucherify_event_id_idx" ON "event"("voucherify_event_id");

-- AddForeignKey
ALTER TABLE "source_key" ADD CONSTRAINT "source_key_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_secret" ADD CONSTRAINT "source_secret_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_rejection" ADD CONSTRAINT "source_rejection_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Catches whatever no month has been made for, so that nothing is ever refused.
CREATE TABLE "event_partition"."event_default" PARTITION OF "event" DEFAULT;

-- The entries page: all, by purpose, and what needs attention.
CREATE INDEX "event_entry_idx" ON "event"("id" DESC) WHERE "is_entry";
CREATE INDEX "event_entry_purpose_idx" ON "event"("purpose", "id" DESC) WHERE "is_entry";
CREATE INDEX "event_entry_attention_idx" ON "event"("id" DESC) WHERE "is_entry" AND "needs_attention";

-- Duplicates and rejected requests, and the repeats of one event.
CREATE INDEX "event_not_accepted_idx" ON "event"("outcome", "id" DESC) WHERE "outcome" <> 'accepted';
CREATE INDEX "event_duplicate_of_idx" ON "event"("duplicate_of") WHERE "duplicate_of" IS NOT NULL;

-- Any value of a payload, and free text.
CREATE INDEX "event_payload_idx" ON "event" USING GIN ("payload" jsonb_path_ops);
CREATE INDEX "event_search_idx" ON "event" USING GIN ("search_text" gin_trgm_ops);
