import { expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { toNeedles, toPattern } from "#lib/domain/customer/personal-values.ts";
import { mentions, needlesByWord } from "./mentions.ts";

await useTestDatabase();

const needles = toNeedles({
  values: [
    "cust_1",
    "Zoë.Ünal@example.com",
    "+44 20 7946",
    "A-1",
    "ORDER-1-A",
    "ORDER-1-B",
    'say "hi"',
    "李小龍先生",
    "back\\slash",
    "__proto__",
    "100%25",
  ],
  names: ["Zoë Ünal", "李 小龍"],
});

test.each([
  ["an id", ["cust_1"], true],
  ["one that is longer", ["cust_10", "xcust_1", "cust_1_"], false],
  ["one among other letters", ["écust_1é"], true],
  ["in capitals", ["CUST_1"], true],
  ["behind an escape", ["/x?a=b%2Ccust_1%20"], true],
  ["behind what is no escape", ["%2gcust_1"], false],
  ["an address", ["to zoë.ünal@example.com!"], true],
  ["an address in capitals", ["ZOË.ÜNAL@EXAMPLE.COM"], true],
  ["an address in a query", ["q=Zo%C3%AB.%C3%9Cnal%40example.com"], true],
  ["another's address", ["zoe.unal@example.com", "example.com"], false],
  ["a number", ["+44 20 7946"], true],
  ["a number in a query", ["%2B44+20+7946", "%2B44%2020%207946"], true],
  ["a longer number", ["+44 20 79460"], false],
  ["a short value", ["a-1"], true],
  ["a short value inside", ["a-1 "], false],
  ["what alike ones share", ["order-1", "order", "order-1-"], false],
  ["one of alike ones", ["(order-1-b)"], true],
  ["quotes", ['to say "hi" to'], true],
  ["a backslash", ["back\\slash"], true],
  ["a name without plain letters", ["李"], true],
  ["a value without plain letters", ["x李小龍先生x", "%李小龍先生"], null],
  ["a property of objects", ["__proto__"], true],
  ["others of these", ["constructor", "toString"], false],
  ["a percentage", ["100%25", "100%2525"], true],
  ["nothing", [], false],
] as const)("%s is found as the patterns find it", async (_, texts, wanted) => {
  const json = JSON.stringify(texts);
  const patterns = needles.map(toPattern);
  const [row] = await db().$queryRaw<{ found: boolean; same: boolean }[]>`
    SELECT ${mentions(Prisma.sql`${json}::json::text`, Prisma.sql`${needlesByWord(needles)}::jsonb`)} AS found,
      lower(${json} COLLATE "C") ~ ANY(${patterns}::text[]) AS same`;
  expect(row?.found).toBe(row?.same);
  if (wanted !== null) expect(row?.found).toBe(wanted);
});

test("no text mentions nobody", async () => {
  const rows = await db()
    .$queryRaw`SELECT ${mentions(Prisma.sql`NULL::text`, Prisma.sql`${needlesByWord(needles)}::jsonb`)} AS found`;
  expect(rows).toEqual([{ found: false }]);
});
