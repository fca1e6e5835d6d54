import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { eventItem } from "#lib/domain/event/testing/event-item.ts";
import { type ExportLinks, SelectionBar } from "./selection-bar.tsx";
import { toEventRow } from "./to-event-row.ts";

vi.stubGlobal("window", { location: { origin: "http://localhost:3000" } });

const files = { csv: "/export.csv?", ndjson: "/export.ndjson?" };
const other = "019ab3f2-6c1e-7000-8000-000000000002";
const rows = [toEventRow(eventItem({})), toEventRow(eventItem({ id: other }))];

const draw = (exports: ExportLinks | null) =>
  renderToStaticMarkup(
    <SelectionBar
      selection={{
        ids: rows.map(({ id }) => id),
        wholePage: false,
        clear: () => undefined,
      }}
      rows={rows}
      total={Promise.resolve(null)}
      exports={exports}
      replays={null}
    />,
  );

const refused = [/CSV/, /NDJSON/, /cURL/, /Compare/];

test("whoever may read bodies may export, compare and download what is selected", () => {
  const html = draw({ all: files, chosen: files });
  for (const button of refused) expect(html).toMatch(button);
});

test("whoever may not is not offered what would be refused", () => {
  const html = draw(null);
  for (const button of refused) expect(html).not.toMatch(button);
  expect(html).toContain("IDs");
});
