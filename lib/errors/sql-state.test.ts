import { expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import { conditionName, sqlStateOf } from "./sql-state.ts";
import { withChoreClient } from "#lib/db/connection/chore-client.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";

await useTestDatabase();

const errorOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

test("the SQLSTATE of an error is found, through Prisma and through pg", async () => {
  const readOnly = "SET TRANSACTION READ ONLY";
  const byPrisma = await errorOf(
    db().$transaction(async (tx) => {
      await tx.$executeRaw`SET TRANSACTION READ ONLY`;
      await tx.source.deleteMany();
    }),
  );
  const byPg = await errorOf(
    withChoreClient((client) =>
      client.query(`BEGIN; ${readOnly}; DELETE FROM source`),
    ),
  );
  expect([sqlStateOf(byPrisma), sqlStateOf(byPg)]).toEqual(["25006", "25006"]);
  expect(conditionName("25006")).toBe("read_only");
});

test("what is no answer of Postgres has none", () => {
  for (const error of [
    null,
    new Error("x"),
    Object.assign(new Error("x"), { code: "ECONNREFUSED" }),
    Object.assign(new Error("x"), { code: "P2010" }),
  ]) {
    expect(sqlStateOf(error)).toBeNull();
  }
});
