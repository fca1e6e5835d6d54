-- Answers that count as delivered beside every 2xx, such as 409 of a receiver that has it already.
ALTER TABLE "destination" ADD COLUMN "also_delivered" INTEGER[] DEFAULT ARRAY[]::INTEGER[];
