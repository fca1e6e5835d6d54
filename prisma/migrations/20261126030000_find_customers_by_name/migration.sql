-- A person knows a customer by name, in any case.
CREATE INDEX "event_customer_name_idx" ON "event" (lower("customer_name"));
