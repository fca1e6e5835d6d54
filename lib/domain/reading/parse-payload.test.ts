import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePayload } from "./parse-payload.ts";
import { readEvent } from "./read-event.ts";
import {
  customer,
  distributionEnvelope,
  plainMessage,
  promotion,
  toBytes,
  uniqueCode,
} from "#lib/domain/voucherify/sample-bodies.ts";

const open = (body: unknown) => parsePayload(toBytes(body));

describe("an opened payload", () => {
  it("has its objects in groups and nothing left over but the envelope's details", () => {
    const opened = open(distributionEnvelope(uniqueCode));
    expect(opened).toMatchObject({
      shape: "envelope",
      customer: { path: "$.data.customer", value: customer, extra: [] },
      campaign: { extra: [] },
      voucher: { value: { code: "BACK-7KQ2-M9" }, extra: [] },
      publication: { extra: [] },
      promotionTier: null,
    });
    expect(opened.rest.map(({ path }) => path)).toEqual([
      "$.source.object",
      "$.source.target_url",
      "$.event.entity_id",
    ]);
  });

  it("gives values of a wrong type, as sent, beside what they are read as", () => {
    const { customer: opened } = open({
      ...plainMessage,
      customer: {
        ...customer,
        name: ["Inès"],
        referrals: {
          total: "3",
          campaigns: ["camp_1", { campaign_id: "camp_2", tier: 1 }, 7],
        },
        loyalty: {
          campaigns: { Club: { points: "12", colour: "teal" }, Odd: 1 },
        },
      },
    });
    expect(opened?.value).toMatchObject({
      name: null,
      referrals: {
        total: 3,
        campaigns: ["camp_1", { campaign_id: "camp_2" }, null],
      },
      loyalty: { campaigns: { Club: { points: 12 }, Odd: null } },
    });
    expect(opened?.extra).toEqual([
      { path: "$.customer.name", value: ["Inès"] },
      { path: "$.customer.loyalty.campaigns.Club.points", value: "12" },
      { path: "$.customer.loyalty.campaigns.Club.colour", value: "teal" },
      { path: "$.customer.loyalty.campaigns.Odd", value: 1 },
      { path: "$.customer.referrals.total", value: "3" },
      { path: "$.customer.referrals.campaigns[1].tier", value: 1 },
      { path: "$.customer.referrals.campaigns[2]", value: 7 },
    ]);
  });

  it("leaves designed data, other objects and scalars to the rest", () => {
    expect(
      open(distributionEnvelope({ To: "x", customer: "Inès" })).rest.slice(
        0,
        2,
      ),
    ).toEqual([
      { path: "$.data.To", value: "x" },
      { path: "$.data.customer", value: "Inès" },
    ]);
    expect(open({ "e-mail": { to: "x" } }).rest).toEqual([
      { path: '$["e-mail"]', value: { to: "x" } },
    ]);
    expect(open("7").rest).toEqual([{ path: "$", value: 7 }]);
    expect(open("{").rest).toEqual([]);
  });

  it("leaves a monstrous list to the extra", () => {
    const list = Array.from({ length: 20_000 }, () => 1);
    const { publication } = open({
      ...plainMessage,
      publication: { id: "pub_1", vouchers_id: list },
    });
    expect(publication?.value.id).toBe("pub_1");
    expect(publication?.extra).toEqual([
      { path: "$.publication.vouchers_id", value: list },
    ]);
  });
});

it("hides nothing, wherever in a body it stands", () => {
  const bodies = [uniqueCode, promotion].flatMap((data) => [
    data,
    distributionEnvelope(data),
  ]);
  const sign = "SIGN-0e16e42b";
  fc.assert(
    fc.property(
      fc.constantFrom(...bodies),
      fc.nat(),
      fc.constantFrom<((value: unknown) => unknown)[]>(
        () => sign,
        () => ({ odd: sign }),
        () => [sign],
        (value) =>
          typeof value === "object" && value !== null
            ? { ...value, [sign]: 1 }
            : { [sign]: value },
      ),
      (body, at, change) => {
        const bytes = toBytes(JSON.stringify(replaceNth(body, at, change)));
        const reading = {
          ...readEvent(bytes),
          searchText: null,
          problems: null,
        };
        const shown = JSON.stringify([parsePayload(bytes), reading]);
        expect(shown).toContain(sign);
      },
    ),
    { numRuns: 400 },
  );
});

/** The value with its n-th inner value, counted through all levels and around, changed. */
function replaceNth(
  value: unknown,
  n: number,
  change: (value: unknown) => unknown,
): unknown {
  const total = countValues(value);
  let left = n % total;
  return visit(value);

  function visit(inner: unknown): unknown {
    if (left === 0) {
      left -= 1;
      return change(inner);
    }
    left -= 1;
    if (typeof inner !== "object" || inner === null) return inner;
    if (Array.isArray(inner)) return inner.map(visit);
    return Object.fromEntries(
      Object.entries(inner).map(([key, child]) => [key, visit(child)]),
    );
  }
}

function countValues(value: unknown): number {
  if (typeof value !== "object" || value === null) return 1;
  return Object.values(value).reduce<number>(
    (sum, child) => sum + countValues(child),
    1,
  );
}
