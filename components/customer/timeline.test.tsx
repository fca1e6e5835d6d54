import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { CustomerEntry } from "#lib/domain/customer/customer-history.ts";
import { formatTime } from "#lib/domain/time/format-time.ts";
import { customerDeeds } from "./customer-sentence.ts";
import { Timeline } from "./timeline.tsx";

const entry = {
  id: "019ab3f2-6c1e-7000-8000-000000000001",
  place: 2,
  outcome: "accepted",
  purpose: "unique_codes",
  segment: { id: "seg_1", name: "VIP" },
  voucher: { code: "SPRING-1" },
  promotionTier: null,
  offer: null,
  eventName: "Welcome",
  source: { id: "019ab3f2-6c1e-7000-8000-000000000002", currency: null },
  enteredAt: "2026-11-25T10:00:00.000Z",
  receivedAt: "2026-11-25T13:00:00.000Z",
  entryNumber: 1,
  previousEntryId: null,
  previousInSegmentAt: null,
  arrivedLate: false,
  isTest: false,
  validUntil: null,
  problems: [],
  difference: null,
  notCompared: "first_entry",
} as unknown as CustomerEntry;

const draw = (over: Partial<CustomerEntry> = {}) =>
  renderToStaticMarkup(
    <Timeline
      entries={[{ ...entry, ...over }]}
      answerOf={() => null}
      sentOf={() => []}
    />,
  );

test("an entry that arrived after a later one says so, and by how long", () => {
  expect(draw()).not.toContain("Arrived");
  expect(draw({ arrivedLate: true })).toContain("Arrived 3 h later");
});

test("09: characters that turn a code or a name around are marked, and it stands apart", () => {
  const html = draw({
    voucher: { code: "\u202e321-CBA" },
    segment: { id: "seg_1", name: "\u05e2\u05d1\u05e8\u05d9\u05ea" },
  });
  expect(html).not.toContain("\u202e");
  expect(html).toMatch(/<code[^>]*><bdi><span[^>]*>RLO<\/span>321-CBA<\/bdi>/);
  expect(html).toContain("<bdi>\u05e2\u05d1\u05e8\u05d9\u05ea</bdi>");
});

test("a code that the role hides is said to be hidden, and not to be the event's name", () => {
  const html = draw({ isMasked: true, voucher: { code: null } });
  expect(html).toContain("a code, hidden for your role");
  expect(html).not.toContain("Welcome");
});

test("a code that was erased is said to be erased, and not to be the event's name", () => {
  const erasedAt = "2026-11-26T10:00:00.000Z";
  const html = draw({ erasedAt, voucher: null });
  expect(html).toContain("a code, erased on request");
  expect(html).not.toContain("Welcome");
});

test("a code that had expired when it was delivered is said to have", () => {
  expect(draw({ validUntil: "2026-11-25T04:00:00.000Z" })).toMatch(
    /[Ee]xpired 9 h/,
  );
});

test("14: the head of the page and its rows tell the days of one zone", () => {
  const firstEntryAt = "2026-10-31T23:30:00.000Z";
  const zone = "Europe/Warsaw";
  const deeds = customerDeeds(
    {
      entryCount: { count: 1, exact: true },
      segmentCount: 1,
      codeCount: 0,
      promotionCount: 0,
      firstEntryAt,
    } as Parameters<typeof customerDeeds>[0],
    "VIP",
    { now: new Date("2026-11-26T00:00:00Z"), zone },
  );
  expect(deeds).toBe("entered VIP once on 1 Nov 2026");
  expect(formatTime(new Date(firstEntryAt), zone, "minute")).toBe(
    "1 Nov 2026, 00:30",
  );
});
