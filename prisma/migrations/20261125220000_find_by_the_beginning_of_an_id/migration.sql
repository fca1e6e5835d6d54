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
