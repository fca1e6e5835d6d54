import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { FilterMenu } from "./filter-menu.tsx";
import { entriesList } from "./list-kind.ts";

vi.mock("next/navigation", () => ({
  useRouter: () => ({ push: () => undefined }),
}));

function menu(filter: EventFilter, maySearch = true): string {
  const markup = renderToStaticMarkup(
    <FilterMenu
      list={entriesList}
      filter={filter}
      pickers={[]}
      validity={[
        { value: "expired_on_arrival", count: 4, exact: true },
        { value: "expired", count: 1_250, exact: true },
      ]}
      maySearch={maySearch}
      frame={{ zone: "UTC", now: new Date("2026-11-26T10:00:00Z") }}
    />,
  );
  return markup.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");
}

test("the choices of validity have their counts, where these are known", () => {
  expect(menu({})).toContain(
    "expired before delivery 4 expired by now 1,250 no end of validity Test events",
  );
});

test("of a choice that is made, the others have none: they are counted within it", () => {
  expect(menu({ validity: "expired" })).toContain(
    "expired before delivery expired by now 1,250 no end of validity",
  );
});

test("whoever may not search by people is not offered to", () => {
  const forms = [/Customer/, /Value in the payload/, /The whole code/];
  for (const form of forms) expect(menu({})).toMatch(form);
  for (const form of forms) expect(menu({}, false)).not.toMatch(form);
});
