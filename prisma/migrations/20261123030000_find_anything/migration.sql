-- Every key of a filter finds its events in the order of the list, however rare its value is.

-- CreateIndex
CREATE INDEX "event_event_type_id_idx" ON "event"("event_type", "id" DESC);

-- CreateIndex
CREATE INDEX "event_shape_id_idx" ON "event"("shape", "id" DESC);

-- CreateIndex
CREATE INDEX "event_signature_id_idx" ON "event"("signature", "id" DESC);

CREATE INDEX "event_event_name_idx" ON "event"("event_name", "id" DESC) WHERE "event_name" IS NOT NULL;
CREATE INDEX "event_promotion_tier_idx" ON "event"("promotion_tier_id", "id" DESC) WHERE "promotion_tier_id" IS NOT NULL;
CREATE INDEX "event_rejection_idx" ON "event"("rejection", "id" DESC) WHERE "rejection" IS NOT NULL;
CREATE INDEX "event_sent_idx" ON "event"("sent_at") WHERE "sent_at" IS NOT NULL;

-- Of all events, where so far it was of entries alone.
CREATE INDEX "event_purpose_idx" ON "event"("purpose", "id" DESC) WHERE "purpose" IS NOT NULL;
DROP INDEX "event_entry_purpose_idx";
CREATE INDEX "event_attention_idx" ON "event"("id" DESC) WHERE "needs_attention";
CREATE INDEX "event_other_idx" ON "event"("id" DESC) WHERE NOT "is_entry";

-- Any problem, and problems by kind.
CREATE INDEX "event_problem_idx" ON "event"("id" DESC) WHERE "problems" <> '[]';
CREATE INDEX "event_problem_kind_idx" ON "event" USING GIN (jsonb_path_query_array("problems", '$[*].kind')) WHERE "problems" <> '[]';
