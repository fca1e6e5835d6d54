-- Tokens by which programs call the API, and how often each did.
CREATE TABLE "api_token" (
    "id" UUID NOT NULL,
    "name" VARCHAR(120) NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "role" VARCHAR(16) NOT NULL,
    "source_ids" UUID[],
    "created_by" VARCHAR(256) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "expires_at" TIMESTAMPTZ(6),
    "last_used_at" TIMESTAMPTZ(6),
    "revoked_at" TIMESTAMPTZ(6),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "api_token_token_hash_key" ON "api_token"("token_hash");

CREATE TABLE "api_token_use" (
    "token_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "requests" BIGINT NOT NULL,
    "window_at" TIMESTAMPTZ(6) NOT NULL,
    "window_requests" INTEGER NOT NULL,

    CONSTRAINT "api_token_use_pkey" PRIMARY KEY ("token_id","day"),
    CONSTRAINT "api_token_use_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "api_token"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
