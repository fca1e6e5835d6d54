-- Partitions of events that customers were erased from, until what was erased is out of the files of their indexes as well.
CREATE TABLE "erasure_cleanup" (
    "partition" VARCHAR(200) NOT NULL,
    "erased_at" TIMESTAMPTZ(6) NOT NULL,
    "erasures" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "erasure_cleanup_pkey" PRIMARY KEY ("partition")
);
