import { describe, expect, it } from "vitest";
import {
  bytes,
  campaign,
  customer,
  publication,
  render,
  segment,
  voucher,
} from "./testing/render-event.tsx";

describe("EventView of hostile bodies", () => {
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
});
