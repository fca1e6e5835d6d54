-- What is claimed is pending under a lease: its row changes where it lies, and no index with it. That takes room beside each row.
UPDATE "replay_item" SET "state" = 'pending' WHERE "state" = 'claimed';
DROP INDEX "replay_item_claimed_idx";
DROP INDEX "replay_item_open_customer_idx";
-- Whether a customer's earlier event is still to be settled.
CREATE INDEX "replay_item_open_customer_idx" ON "replay_item"("run_id", "customer_key", "position") WHERE "state" = 'pending';
ALTER TABLE "replay_item" SET (fillfactor = 50);

-- No destination is ever removed, and a foreign key looks at it anew for each attempt of a run.
ALTER TABLE "replay_attempt" DROP CONSTRAINT "replay_attempt_destination_id_fkey";

-- Ids only grow. In descending order each lands before all others of its run, where Postgres halves a full page; in ascending order
-- it fills them. Newest first is the same index read backwards.
DROP INDEX "replay_attempt_run_id_idx", "replay_attempt_destination_id_id_idx";
-- The attempts of one run.
CREATE INDEX "replay_attempt_run_id_idx" ON "replay_attempt"("run_id", "id") WHERE "run_id" IS NOT NULL;
-- The history of one destination.
CREATE INDEX "replay_attempt_destination_id_id_idx" ON "replay_attempt"("destination_id", "id");
