-- Ids only grow. In descending order each lands before all others of its value, where Postgres halves a full page, and half
-- of every page stays empty for ever; in ascending order it fills them. Newest first is the same index read backwards.
DROP INDEX "event_source_id_id_idx",
    "event_segment_id_id_idx",
    "event_campaign_id_id_idx",
    "event_distribution_id_id_idx",
    "event_event_type_id_idx",
    "event_shape_id_idx",
    "event_signature_id_idx",
    "event_purpose_idx",
    "event_event_name_idx",
    "event_promotion_tier_idx",
    "event_rejection_idx",
    "event_entry_idx",
    "event_other_idx",
    "event_attention_idx",
    "event_entry_attention_idx",
    "event_problem_idx",
    "event_not_accepted_idx",
    "event_test_idx",
    "event_expired_on_arrival_idx";

CREATE INDEX "event_source_id_id_idx" ON ONLY "event"("source_id", "id");
CREATE INDEX "event_segment_id_id_idx" ON ONLY "event"("segment_id", "id");
CREATE INDEX "event_campaign_id_id_idx" ON ONLY "event"("campaign_id", "id");
CREATE INDEX "event_distribution_id_id_idx" ON ONLY "event"("distribution_id", "id");
CREATE INDEX "event_event_type_id_idx" ON ONLY "event"("event_type", "id");
CREATE INDEX "event_shape_id_idx" ON ONLY "event"("shape", "id");
CREATE INDEX "event_signature_id_idx" ON ONLY "event"("signature", "id");
CREATE INDEX "event_purpose_idx" ON ONLY "event"("purpose", "id") WHERE "purpose" IS NOT NULL;
CREATE INDEX "event_event_name_idx" ON ONLY "event"("event_name", "id") WHERE "event_name" IS NOT NULL;
CREATE INDEX "event_promotion_tier_idx" ON ONLY "event"("promotion_tier_id", "id") WHERE "promotion_tier_id" IS NOT NULL;
CREATE INDEX "event_rejection_idx" ON ONLY "event"("rejection", "id") WHERE "rejection" IS NOT NULL;
CREATE INDEX "event_entry_idx" ON ONLY "event"("id") WHERE "is_entry" AND NOT "is_test";
CREATE INDEX "event_other_idx" ON ONLY "event"("id") WHERE NOT "is_entry";
CREATE INDEX "event_attention_idx" ON ONLY "event"("id") WHERE "needs_attention";
CREATE INDEX "event_entry_attention_idx" ON ONLY "event"("id") WHERE "is_entry" AND NOT "is_test" AND "needs_attention";
CREATE INDEX "event_problem_idx" ON ONLY "event"("id") WHERE "problems" <> '[]';
CREATE INDEX "event_not_accepted_idx" ON ONLY "event"("outcome", "id") WHERE "outcome" <> 'accepted';
CREATE INDEX "event_test_idx" ON ONLY "event"("id") WHERE "is_test";
CREATE INDEX "event_expired_on_arrival_idx" ON ONLY "event"("id") WHERE "valid_until" <= "received_at";

-- An id is found by its beginning with its prefix as well when it is in the index once, from behind that: it is half the keys to write.
DROP INDEX "event_ids_idx";
CREATE INDEX "event_ids_idx" ON ONLY "event" USING GIN (array_to_tsvector(array_remove(array_remove(ARRAY[
    substr(lower("customer_id" COLLATE "C"), strpos("customer_id", '_') + 1),
    substr(lower("segment_id" COLLATE "C"), strpos("segment_id", '_') + 1),
    substr(lower("campaign_id" COLLATE "C"), strpos("campaign_id", '_') + 1),
    substr(lower("promotion_tier_id" COLLATE "C"), strpos("promotion_tier_id", '_') + 1),
    substr(lower("distribution_id" COLLATE "C"), strpos("distribution_id", '_') + 1),
    substr(lower("publication_id" COLLATE "C"), strpos("publication_id", '_') + 1),
    substr(lower("sendout_id" COLLATE "C"), strpos("sendout_id", '_') + 1),
    substr(lower("voucherify_event_id" COLLATE "C"), strpos("voucherify_event_id", '_') + 1),
    substr(lower("group_id" COLLATE "C"), strpos("group_id", '_') + 1)
], NULL), '')));

-- Where there is little or nothing yet they are built now; filled months are left to the worker, which builds theirs while events
-- are stored.
DO $$
DECLARE
  missing record;
BEGIN
  FOR missing IN
    SELECT i.indexrelid::regclass AS of, c.relname, pg_get_indexdef(i.indexrelid) AS definition, p.inhrelid::regclass AS part,
      left(c.relname, 40) || '_of_' || p.inhrelid AS name
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_inherits p ON p.inhparent = i.indrelid
    WHERE i.indrelid = 'event'::regclass AND NOT i.indisvalid AND pg_relation_size(p.inhrelid) < 16 * 1024 * 1024
  LOOP
    EXECUTE format('CREATE INDEX %I ON %s %s', missing.name, missing.part,
      substring(missing.definition FROM ' (USING .*)$'));
    EXECUTE format('ALTER INDEX %s ATTACH PARTITION event_partition.%I', missing.of, missing.name);
  END LOOP;
END
$$;
