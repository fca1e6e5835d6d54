-- With the ids, the index alone puts the events of a day in the order of a list, without a look at each of them.
DROP INDEX "event_sent_idx";
CREATE INDEX "event_sent_idx" ON "event" ("sent_at", "id") WHERE "sent_at" IS NOT NULL;
