import { testContext } from "#lib/services/testing/test-context.ts";
import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { storeEvents } from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import {
  ana,
  day,
  entry,
  shops,
  storeCustomer,
} from "#lib/services/testing/customer-of-two-shops.ts";
import { getCustomerEvidence } from "./get-customer-evidence.ts";

await useTestDatabase();

let shop = "";

beforeAll(async () => {
  await storeCustomer();
  ({ id: shop } = shops);
});

describe("evidence", () => {
  test("has a row for each entry, and the digest of its canonical lines", async () => {
    const evidence = await getCustomerEvidence(testContext(), {
      id: ana,
      sourceId: shop,
      upTo: null,
    });
    expect(evidence.rows.map(({ receivedAt }) => receivedAt)).toEqual(
      [1, 2, 3, 8, 9].map((n) => day(n).toISOString()),
    );
    expect(evidence).toMatchObject({
      repeats: 1,
      rejected: 1,
      isCut: false,
      readingVersions: [1],
    });
    expect(evidence.digest).toBe(
      createHash("sha256").update(evidence.lines).digest("hex"),
    );
    expect(evidence.lines.trimEnd().split("\n")).toHaveLength(5);
  });

  test("is the same for the same rows, whenever it is made", async () => {
    const before = await getCustomerEvidence(testContext({ now: day(20) }), {
      id: ana,
      sourceId: shop,
      upTo: null,
    });
    await storeEvents([entry(10, 12)]);
    const again = await getCustomerEvidence(testContext({ now: day(25) }), {
      id: ana,
      sourceId: shop,
      upTo: before.upTo,
    });
    expect(again.digest).toBe(before.digest);
    expect(
      (
        await getCustomerEvidence(testContext(), {
          id: ana,
          sourceId: shop,
          upTo: null,
        })
      ).digest,
    ).not.toBe(before.digest);
  });
});
