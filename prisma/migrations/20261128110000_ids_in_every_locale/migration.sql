-- Letters of ids are folded the same in every locale: by the rules of the database's own, I has another small letter in Turkish.
DROP INDEX "event_ids_idx";
CREATE INDEX "event_ids_idx" ON "event" USING GIN (array_to_tsvector(array_remove(array_remove(ARRAY[
    lower("customer_id" COLLATE "C"), split_part(lower("customer_id" COLLATE "C"), '_', 2),
    lower("segment_id" COLLATE "C"), split_part(lower("segment_id" COLLATE "C"), '_', 2),
    lower("campaign_id" COLLATE "C"), split_part(lower("campaign_id" COLLATE "C"), '_', 2),
    lower("promotion_tier_id" COLLATE "C"), split_part(lower("promotion_tier_id" COLLATE "C"), '_', 2),
    lower("distribution_id" COLLATE "C"), split_part(lower("distribution_id" COLLATE "C"), '_', 2),
    lower("publication_id" COLLATE "C"), split_part(lower("publication_id" COLLATE "C"), '_', 2),
    lower("sendout_id" COLLATE "C"), split_part(lower("sendout_id" COLLATE "C"), '_', 2),
    lower("voucherify_event_id" COLLATE "C"), split_part(lower("voucherify_event_id" COLLATE "C"), '_', 2),
    lower("group_id" COLLATE "C")
], NULL), '')));
