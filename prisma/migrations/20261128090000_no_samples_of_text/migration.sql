-- ANALYZE keeps samples of values, and those of a table that was emptied stay for ever. What people wrote and
-- receivers answered may name a customer, and no plan needs samples of it.
ALTER TABLE "saved_view" ALTER COLUMN "name" SET STATISTICS 0, ALTER COLUMN "query" SET STATISTICS 0;
ALTER TABLE "delivery_key" ALTER COLUMN "key" SET STATISTICS 0;
ALTER TABLE "replay_run" ALTER COLUMN "filter" SET STATISTICS 0, ALTER COLUMN "reason" SET STATISTICS 0,
    ALTER COLUMN "stop_reason" SET STATISTICS 0;
ALTER TABLE "replay_attempt" ALTER COLUMN "answer_headers" SET STATISTICS 0, ALTER COLUMN "answer_body" SET STATISTICS 0,
    ALTER COLUMN "reason" SET STATISTICS 0;
