-- Where the payloads that marketers designed for a source keep customer, segment and code.
ALTER TABLE "source" ADD COLUMN "payload_mapping" JSONB NOT NULL DEFAULT '[]';
