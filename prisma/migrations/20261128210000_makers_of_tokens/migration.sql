-- Who answers for a token: of those that were made before only the name is known.
ALTER TABLE "api_token" ADD COLUMN "made_by_id" VARCHAR(64);
