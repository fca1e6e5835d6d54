-- Up to where events were looked at for codes that two customers were sent.
CREATE TABLE "reused_code_check" (
    "id" SMALLINT NOT NULL,
    "seen" UUID NOT NULL,
    "settled" UUID NOT NULL,

    CONSTRAINT "reused_code_check_pkey" PRIMARY KEY ("id")
);
