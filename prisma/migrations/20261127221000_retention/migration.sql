-- For how many months events are kept: one row; null for ever.
CREATE TABLE "retention" (
    "id" INTEGER NOT NULL,
    "months" INTEGER,

    CONSTRAINT "retention_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "retention_is_one_row" CHECK ("id" = 1)
);
INSERT INTO "retention" ("id", "months") VALUES (1, NULL);
