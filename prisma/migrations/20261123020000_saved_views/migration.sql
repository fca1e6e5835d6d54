-- CreateEnum
CREATE TYPE "view_list" AS ENUM ('entries', 'events');

-- CreateTable
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "name" VARCHAR(80) NOT NULL,
    "list" "view_list" NOT NULL,
    "query" TEXT NOT NULL,
    "is_start_page" BOOLEAN,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_name_key" ON "saved_view"("name");

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_is_start_page_key" ON "saved_view"("is_start_page");
