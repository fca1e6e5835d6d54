import { expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { auth } from "./better-auth.ts";

await useTestDatabase();

test("the schema has everything that this version of Better Auth writes", async () => {
  const { checkSchema } = await auth().$context;
  // It refuses every request where a table, a column or a default is missing.
  await expect(Promise.resolve(checkSchema?.())).resolves.toBeUndefined();
  const answer = await auth().handler(
    new Request("http://localhost:3000/api/auth/ok"),
  );
  expect(answer.status).toBe(200);
});

test("nobody signs up", async () => {
  const answer = await auth().handler(
    new Request("http://localhost:3000/api/auth/sign-up/email", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        name: "Mallory",
        email: "mallory@evil.example",
        password: "a good long sentence",
      }),
    }),
  );
  expect(answer.status).toBe(400);
  expect(await db().member.count()).toBe(0);
});
