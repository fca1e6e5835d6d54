-- A customer is found by e-mail and name however they are written: composed or not, in any case of any script. The folding is
-- done where the reading is made, since lower() folds what the database's locale knows and nothing else.
ALTER TABLE "event" ADD COLUMN "customer_email_folded" TEXT;
ALTER TABLE "event" ADD COLUMN "customer_name_folded" TEXT;

DROP INDEX "event_customer_email_idx";
DROP INDEX "event_customer_name_idx";
CREATE INDEX "event_customer_email_folded_idx" ON "event"("customer_email_folded");
CREATE INDEX "event_customer_name_folded_idx" ON "event"("customer_name_folded");

-- What had expired before it was delivered is rare, and looked for.
CREATE INDEX "event_expired_on_arrival_idx" ON "event"("id" DESC) WHERE "valid_until" <= "received_at";
