import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { PageLinks } from "./page-links.tsx";
import { type PlainList, PlainTable } from "./plain-table.tsx";

type Shop = { readonly id: string; readonly sold: number };

const shops: PlainList<Shop> = {
  caption: "Shops",
  keyOf: ({ id }) => id,
  columns: [
    { label: "Shop", cell: ({ id }) => id },
    { label: "Sold", isNumber: true, cell: ({ sold }) => `${String(sold)} €` },
  ],
  empty: <p>No shop yet</p>,
};

it("has a cell of each column for each row", () => {
  const html = renderToStaticMarkup(
    <PlainTable
      list={shops}
      rows={[
        { id: "north", sold: 1 },
        { id: "south", sold: 20 },
      ]}
    />,
  );
  const words = html.replace(/<[^>]*>/g, "|").replace(/[| ]{2,}/g, "|");
  expect(words).toContain("|Shops|Shop|Sold|");
  expect(words).toMatch(/north.*1 €.*south.*20 €/);
  expect(html).not.toContain("No shop yet");
});

it("says what it says of no rows, and draws no table", () => {
  const html = renderToStaticMarkup(<PlainTable list={shops} rows={[]} />);
  expect(html).toBe("<p>No shop yet</p>");
});

it("leads on only where there is more", () => {
  const whole = renderToStaticMarkup(<PageLinks newest={null} older={null} />);
  expect(whole).toBe("");
  const first = renderToStaticMarkup(
    <PageLinks newest={null} older="/replays" />,
  );
  expect(first).toContain('href="/replays"');
  expect(first).toMatch(/Newest.*Older/);
});
