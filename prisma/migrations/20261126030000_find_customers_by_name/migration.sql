-- A person knows a customer by name, in any case.
CREATE INDEX "event_customer_name_idx" ON "event" (lower("customer_name"));

-- What an index is of has no statistics until then, and a search for a customer would read every event in order.
ANALYZE "event";
