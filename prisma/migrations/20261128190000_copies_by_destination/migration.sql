-- The history of one destination tells of the edited copies that it was sent, too.
CREATE INDEX "edited_copy_destination_id_id_idx" ON "edited_copy"("destination_id", "id" DESC);
