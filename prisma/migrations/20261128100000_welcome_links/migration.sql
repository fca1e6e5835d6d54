-- Each link that was printed is good for its hour, whoever starts again meanwhile and prints another.
ALTER TABLE "welcome_link" DROP COLUMN "id";
ALTER TABLE "welcome_link" ADD CONSTRAINT "welcome_link_pkey" PRIMARY KEY ("token_hash");
