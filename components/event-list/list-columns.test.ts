import { expect, it } from "vitest";
import { listColumns, parseColumns } from "./list-columns.ts";

const { entries } = listColumns;

it("keeps the order asked for", () => {
  expect(parseColumns("got,customer,received", entries)).toEqual({
    shown: ["got", "customer", "received"],
    unknown: [],
  });
});

it("always shows the column that opens a row", () => {
  expect(parseColumns("got", entries).shown).toEqual(["customer", "got"]);
});

it.each([undefined, "", ",", ",,"])("takes %j as no choice", (text) => {
  expect(parseColumns(text, entries)).toEqual({ shown: null, unknown: [] });
});

it("tells what is no column, and shows each column once", () => {
  expect(parseColumns("got,colour,got,__proto__,customer", entries)).toEqual({
    shown: ["got", "customer"],
    unknown: ["colour", "__proto__"],
  });
});
