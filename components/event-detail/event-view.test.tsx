import { existsSync, readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { formatMoney } from "#lib/domain/describe/money.ts";
import { enumWords } from "#components/event-cards/enum-words.ts";
import {
  bytes,
  campaign,
  customer,
  publication,
  render,
  segment,
  voucher,
} from "./testing/render-event.tsx";

const vendor = "../shared/voucherify/examples/";

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
