import { expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { distributionEnvelope } from "#lib/domain/voucherify/sample-bodies.ts";
import { makeCaseSource } from "#lib/ingest/testing/case-source.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { eraseCustomer } from "./erase-customer.ts";

await useTestDatabase();
const admin = testContext();
const reason = "asked for it";
const unfilled = {
  source_id: "{{customer.metadata.erp2_id}}",
  email: "{{customer.source_id}}@shop.example",
};

test("a placeholder that was not filled in is no mention of a customer, and leads from nobody to anybody", async () => {
  const source = await makeCaseSource();
  const designed = (id: string, customer: object) =>
    source.send({
      ...distributionEnvelope({
        customer: { object: "customer", id, ...customer },
        code: 1,
      }),
      id: `whs_${id}`,
    });
  const email = "real2@shop.example";
  const theirs = await designed("cust_Unfilled1", unfilled);
  await designed("cust_Unfilled2", unfilled);
  const nobody = await designed("{{customer.id}}", { email });
  await designed("cust_Real00002", { email });
  await eraseCustomer(admin, "cust_Unfilled1", { reason });
  await eraseCustomer(admin, "{{customer.id}}", { reason, mentions: false });
  const erased = await db().event.findMany({
    where: { erasedAt: { not: null } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  expect(erased.map(({ id }) => id)).toEqual([theirs, nobody]);
});
