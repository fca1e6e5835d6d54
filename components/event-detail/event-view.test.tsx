import { existsSync, readFileSync, readdirSync } from "node:fs";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { EventDetail } from "#lib/domain/event/event.ts";
import { formatMoney } from "#lib/domain/describe/money.ts";
import { parsePayload } from "#lib/domain/reading/parse-payload.ts";
import { readEvent } from "#lib/domain/reading/read-event.ts";
import type { Reading } from "#lib/domain/reading/reading.ts";
import { enumWords } from "#components/event-cards/enum-words.ts";
import { EventView } from "./event-view.tsx";

const vendor = "../shared/voucherify/examples/";

const customer = {
  id: "cust_5P5B8oy1pxM3sTOZ8qDpmkpG",
  object: "customer",
  name: "Alex Test",
  metadata: {
    tier: "gold",
    tags: ["a-tag", { deep: "in-a-list" }],
    "odd key": 7,
  },
  summary: {
    orders: {
      total_amount: 1_234_567,
      total_count: "11",
      average_amount: 112_233,
    },
    redemptions: { total_redeemed: 4, gift: { amount_to_go: 7_450 } },
    favourite: "undocumented-within-summary",
  },
  phone: { number: "of-a-wrong-type" },
  nickname: null,
};
const segment = {
  id: "seg_n3vVcU5t0m3rs4rEPr3C1oU5",
  name: "New Customers",
  object: "segment",
};
const voucher = {
  id: "v_1",
  code: "SPRING-2024-osO",
  object: "voucher",
  type: "DISCOUNT_VOUCHER",
  discount: {
    type: "PERCENT",
    percent_off: 10,
    amount_off: "wrong-in-discount",
  },
  expiration_date: "no date at all",
  categories: [
    { id: "cat_1", name: "A category", shade: "undocumented-in-list" },
  ],
};
const campaign = { id: "camp_1", name: "Spring Discounts", object: "campaign" };
const publication = {
  id: "pub_1",
  object: "publication",
  channel: "Automation",
  result: "SUCCESS",
};

const bytes = (value: unknown) =>
  new TextEncoder().encode(JSON.stringify(value));

/** The page without the text of the body, so that what is found was put there by a card. */
function render(body: Uint8Array, over: Partial<EventDetail> = {}): string {
  const reading = readEvent(body);
  const event: EventDetail = {
    ...toEventFields(reading),
    id: "019ab3f2-6c1e-7000-8000-000000000001",
    receivedAt: "2026-11-23T10:42:07.101Z",
    source: {
      id: "019ab3f2-6c1e-7000-8000-000000000002",
      name: "Production EU",
      currency: null,
    },
    outcome: "accepted",
    rejection: null,
    signature: "valid",
    isEntry: reading.saysEntered,
    isTest: reading.isTest,
    validFrom: reading.validFrom,
    validUntil: reading.validUntil,
    entryNumber: reading.saysEntered ? 1 : null,
    duplicateOf: null,
    duplicateKind: null,
    bodySize: body.length,
    erasedAt: null,
    headers: [["content-type", "application/json"]],
    contentType: "application/json",
    remoteAddress: "127.0.0.1",
    bodySha256: "9f1c".padEnd(64, "0"),
    payload: null,
    readingVersion: reading.version,
    verifiedWithSecretOf: null,
    related: [],
    replays: [],
    ...over,
  };
  return renderToStaticMarkup(
    <EventView
      event={event}
      body={null}
      payload={parsePayload(body)}
      neighbours={{ older: [], newer: [], total: 1 }}
      asked={{ view: "readable", unknown: null }}
      zone="UTC"
    />,
  );
}

/** Problems are left out: their sentences quote paths, and what is found should have been put there by a card. */
function toEventFields(reading: Reading) {
  const {
    shape,
    eventType,
    eventTypeAssumed,
    eventName,
    purpose,
    purposeRule,
  } = reading;
  const { customer, segment, campaign, promotionTier, voucher, publication } =
    reading;
  const { projectId, distributionId, sendoutId, voucherifyEventId, groupId } =
    reading;
  const { channel, enteredAt, sentAt, offer, needsAttention } = reading;
  return {
    ...{ shape, eventType, eventTypeAssumed, eventName, purpose, purposeRule },
    ...{ customer, segment, campaign, promotionTier, voucher, publication },
    ...{ projectId, distributionId, sendoutId, voucherifyEventId, groupId },
    ...{ channel, enteredAt, sentAt, offer, needsAttention },
    problems: [],
  };
}

const escaped = (text: string) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#x27;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");

function* leaves(value: unknown, key = "$"): Generator<[string, unknown]> {
  if (typeof value === "object" && value !== null) {
    for (const [name, inner] of Object.entries(value))
      yield* leaves(inner, `${key}.${name}`);
  } else yield [key, value];
}

/** The leaves of a body whose value is nowhere on the page, in any of the ways in which it may be written. */
function missing(body: unknown, page: string): string[] {
  return [...leaves(body)]
    .filter(([, value]) => {
      const written =
        typeof value === "string"
          ? [value, enumWords(value)]
          : typeof value === "number"
            ? [
                String(value),
                value.toLocaleString("en"),
                formatMoney(value, null),
              ]
            : [];
      return (
        written.length > 0 &&
        !written.some((text) => page.includes(escaped(text)))
      );
    })
    .map(([key]) => key);
}

describe("EventView", () => {
  it("shows every value that came, documented or not, of the right type or not", () => {
    const body = {
      customer,
      segment,
      campaign,
      voucher,
      publication,
      more: { than: "expected" },
    };
    expect(missing(body, render(bytes(body)))).toEqual([]);
  });

  it("names the keys that came as null", () => {
    expect(render(bytes({ customer, segment }))).toMatch(
      /nickname.*sent as null/,
    );
  });

  it("says not sent where a figure is absent, and never 0", () => {
    const page = render(bytes({ customer, segment }));
    expect(page).toMatch(/Last order<\/dt><dd[^>]*><span[^>]*>not sent/);
    expect(page).toMatch(/Points to spend<\/dt><dd[^>]*><span[^>]*>not sent/);
    expect(page).toMatch(/Gift credit left<\/dt><dd[^>]*>74\.50</);
    expect(page).toMatch(/12,345\.67 in all/);
  });

  it("writes what a webhook sent as text and never as markup", () => {
    const hostile = '<img src=x onerror="alert(1)">';
    const page = render(
      bytes({
        customer: { ...customer, name: hostile, [hostile]: hostile },
        segment,
      }),
    );
    expect(page).not.toContain("<img");
  });

  it("opens for ids that no address can hold as they are", () => {
    const id = (prefix: string) => `${prefix}\ud800/%ff?#\0..`;
    const page = render(
      bytes({
        customer: { ...customer, id: id("cust_"), source_id: id("") },
        segment: { ...segment, id: id("seg_") },
        campaign: { ...campaign, id: id("camp_") },
        voucher: { ...voucher, id: id("v_") },
        publication: { ...publication, id: id("pub_") },
      }),
    );
    // As it was stored: by what Postgres cannot keep it could not be found.
    expect(page).toContain(
      'href="/segments/seg_%EF%BF%BD%2F%25ff%3F%23%EF%BF%BD..',
    );
  });

  it("links only web addresses", () => {
    const metadata = { a: "https://shop.test/a.png", b: "javascript:alert(1)" };
    const page = render(
      bytes({ customer: { ...customer, metadata }, segment }),
    );
    expect(page).toContain('href="https://shop.test/a.png"');
    expect(page).not.toContain('href="javascript');
  });

  it("opens for bodies that are deep, wide or of a wrong kind throughout", () => {
    const deep = `{"customer":${'{"metadata":'.repeat(5_000)}1${"}".repeat(5_000)},"segment":{}}`;
    const wide = {
      customer: Object.fromEntries(
        Array.from({ length: 20_000 }, (_, i) => [`k${i}`, i]),
      ),
      segment: {},
    };
    const wrong = {
      customer: {
        name: [],
        summary: 1,
        loyalty: "x",
        referrals: [],
        address: 3,
      },
      segment: { id: {} },
    };
    for (const body of [
      new TextEncoder().encode(deep),
      bytes(wide),
      bytes(wrong),
      bytes(null),
      bytes([1]),
    ])
      expect(render(body)).toContain("<h1");
  });

  it("says once that problems, code and body are hidden, and not that they are missing", () => {
    const problem = {
      kind: "unexpected_type",
      severity: "warning",
      path: "$",
      message: "Details are hidden for your role.",
    } as const;
    const page = render(
      bytes({ customer, segment, campaign, voucher, publication }),
      {
        isMasked: true,
        bodySha256: null,
        voucher: { code: null },
        groupId: null,
        problems: Array.from({ length: 13 }, () => problem),
      },
    );
    expect(page).toContain("13 problems; details are hidden for your role.");
    expect(page.split("etails are hidden for your role").length).toBe(2);
    expect(page).toContain("a code (hidden for your role)");
    expect(page).not.toContain("does not name");
    expect(page.match(/was not kept/g)).toHaveLength(1);
    expect(page).toMatch(
      /SHA-256<\/dt><dd[^>]*><span[^>]*>hidden for your role/,
    );
  });

  it("says of a stub what was erased, and when", () => {
    const page = render(bytes({ customer, segment }), {
      erasedAt: "2026-11-25T10:00:00.000Z",
      bodySha256: null,
      voucherifyEventId: null,
    });
    expect(page).toMatch(/Erased on request on <time[^>]*>25 Nov 2026</);
    expect(page).not.toContain("was not kept");
    expect(page).toMatch(
      /Voucherify event<\/dt><dd[^>]*><span[^>]*>not sent, or erased on request/,
    );
  });

  it("says loudly why a request was refused", () => {
    const page = render(bytes({ customer, segment }), {
      outcome: "rejected",
      rejection: "signature_of_retired_secret",
      signature: "invalid",
    });
    expect(page).toContain("signed with a secret that was retired here");
    expect(page).toContain("What to do:");
  });
});

describe.skipIf(!existsSync(vendor))(
  "EventView on the vendor's examples",
  () => {
    const names = existsSync(vendor)
      ? readdirSync(vendor).filter((name) =>
          /^(event-data|envelope|raw-body)\..*\.json$/.test(name),
        )
      : [];
    it.each(names)("hides nothing of %s", (name) => {
      const text = readFileSync(vendor + name, "utf8");
      const page = render(new TextEncoder().encode(text));
      expect(missing(JSON.parse(text), page)).toEqual([]);
    });
  },
);
