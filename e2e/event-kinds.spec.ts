import {
  customer,
  distributionEnvelope,
  plainMessage,
  segment,
} from "#lib/domain/voucherify/sample-bodies.ts";
import type { Kind } from "#lib/simulator/payloads/content.ts";
import { makeScenario } from "#lib/simulator/scenario.ts";
import { entry, plainEntry } from "./bodies.ts";
import type { Body } from "./source.ts";
import { expect, test } from "./test.ts";

const kinds: readonly (readonly [string, Body, RegExp, string])[] = [
  [
    "bare data, as the vendor's page shows it",
    plainMessage,
    /^Inès Laurent entered Cart left behind and was sent a plain message\.$/,
    "Entered is assumed: a “left” event would look the same",
  ],
  [
    "a payload that a team designed",
    simulated("designed"),
    /entered .+, with a designed payload\.$/,
    "Designed payload",
  ],
  [
    "a raw designed payload",
    simulated("raw"),
    /^JSON without an envelope arrived\.$/,
    "Raw payload, without Voucherify's envelope",
  ],
  [
    "an event of 2018",
    simulated("legacy"),
    /^Voucherify reported redemption\.succeeded\.$/,
    "Voucherify's envelope of 2018",
  ],
  [
    "a customer who left",
    distributionEnvelope(plainMessage, "customer.segment.left"),
    /^Inès Laurent left Cart left behind\.$/,
    "Schema valid",
  ],
  [
    "any other event",
    distributionEnvelope({ customer, order: {} }, "customer.order.paid"),
    /^Voucherify reported customer\.order\.paid for Inès Laurent\.$/,
    "customer.order.paid",
  ],
  [
    "what is not JSON",
    "<html>Upstream is away</html>",
    /^A body that is not JSON arrived\.$/,
    "Not JSON",
  ],
  [
    "JSON that breaks off",
    JSON.stringify(plainMessage).slice(0, 200),
    /^A body that is not JSON arrived\.$/,
    "Not JSON",
  ],
  [
    "what is not text",
    new Uint8Array([0x7b, 0xdc, 0xff, 0x00, 0x7d]),
    /^A body that is not JSON arrived\.$/,
    "These bytes are not UTF-8 text, so they are shown as bytes.",
  ],
  [
    "nothing at all",
    "",
    /^An empty body arrived\.$/,
    "The body was empty: not a single byte came.",
  ],
];

for (const [what, body, sentence, verdict] of kinds) {
  test(`the page tells of ${what}`, async ({ page, source }) => {
    const id = await source.send(body);
    await page.goto("/events");
    await page
      .getByRole("table")
      .getByRole("row")
      .last()
      .getByRole("link")
      .click();
    await expect(page).toHaveURL(`/events/${id}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(sentence);
    await expect(page.getByText(verdict).first()).toBeVisible();
  });
}

for (const part of ["%2F", "%25", "%", "/..?#%2f"]) {
  test(`ids that hold ${part} lead to their pages`, async ({
    page,
    source,
  }) => {
    const name = `Percy ${part}`;
    const id = await source.send(
      entry({
        customer: { ...customer, id: `cust_${part}`, name },
        segment: { ...segment, id: `seg_${part}`, name: `Held ${part}` },
      }),
    );
    for (const link of [name, `Held ${part}`]) {
      await page.goto(`/events/${id}`);
      const heading = page.getByRole("heading", { level: 1 });
      await heading.getByRole("link", { name: link, exact: true }).click();
      await expect(page).not.toHaveURL(`/events/${id}`);
      await expect(heading).toContainText(link);
      await expect.poll(() => page.title()).toContain(link);
      await page.reload();
      await expect(heading).toContainText(link);
    }
  });
}

test("a repeat leads to what it repeats", async ({ page, source }) => {
  const body = plainEntry("Mona Quist");
  const first = await source.send(body);
  await page.goto(`/events/${await source.send(body)}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    /^Duplicate: Mona Quist entered/,
  );
  await page
    .getByRole("link", { name: "Voucherify sent this delivery before" })
    .click();
  await expect(page).toHaveURL(`/events/${first}`);
  await expect(
    page.getByRole("link", { name: "Duplicate of this delivery" }),
  ).toBeVisible();
});

test("one event by two distributions is two entries that know each other", async ({
  page,
  source,
}) => {
  const body = entry(plainMessage);
  const first = await source.send(body);
  const second = await source.send({
    ...body,
    id: "whs_another",
    source: { object: "distribution", id: "distr_another" },
  });
  await page.goto(`/events/${second}`);
  await page.getByRole("link", { name: "By another distribution" }).click();
  await expect(page).toHaveURL(`/events/${first}`);
});

test.describe("at an address where nothing is", () => {
  // Found out after its frame was sent, React calls it 419.
  test.use({ mayComplain: /status of 404|React error #419/ });

  for (const [address, says] of [
    ["/events/0197f000-0000-7000-8000-000000000000", "Event not found"],
    ["/events/no-id-at-all", "Event not found"],
    ["/nowhere", "There is nothing at this address"],
    ["/sources/0197f000-0000-7000-8000-000000000000", "Source not found"],
  ] as const) {
    test(`${address} says so`, async ({ page }) => {
      await page.goto(address);
      await expect(page.getByRole("heading", { name: says })).toBeVisible();
    });
  }
});

function simulated(kind: Kind): Uint8Array<ArrayBuffer> {
  const { body } = makeScenario({
    seed: 5,
    now: new Date("2026-11-20T08:00:00Z"),
    kinds: { [kind]: 1 },
  }).at(0);
  return new Uint8Array(body);
}
