import {
  customer,
  plainMessage,
  promotion,
  segment,
  uniqueCode,
  voucher,
} from "#lib/domain/voucherify/sample-bodies.ts";
import { makeScenario } from "#lib/simulator/scenario.ts";
import { signWith } from "#lib/simulator/sending/sign.ts";
import { entry } from "./bodies.ts";
import type { Inspector } from "./inspector.ts";
import { addDestination } from "./receiver.ts";
import { createSource, type TestSource } from "./source.ts";

/** A page in one of its states. */
export type Place = { readonly name: string; readonly path: string };

/** Before anything has come. */
export function emptyPlaces(source: TestSource): readonly Place[] {
  return [
    { name: "overview-empty", path: "/" },
    { name: "entries-empty", path: "/entries" },
    { name: "events-empty", path: "/events" },
    { name: "customers-empty", path: "/customers" },
    { name: "audit-empty", path: "/audit" },
    { name: "sources", path: "/sources" },
    { name: "source-new", path: "/sources/new" },
    { name: "source", path: `/sources/${source.id}` },
    { name: "activity", path: "/activity" },
    { name: "settings-tokens", path: "/settings/tokens" },
    { name: "settings-retention", path: "/settings/retention" },
  ];
}

const secret = "a webhook secret";

const nobodyListens = "http://127.0.0.1:49151/";

/** The lists after a believable day at a source that checks signatures, and refuses its last requests. */
export async function fillLists(
  inspector: Pick<Inspector, "origin" | "cookie">,
): Promise<readonly Place[]> {
  const source = await createSource(inspector, {
    name: "Production EU",
    currency: "EUR",
    secret,
  });
  const day = makeScenario({
    seed: 3,
    now: new Date(Date.now() - 60_000),
    sign: signWith(secret),
    duplicates: 0.05,
    faults: {
      contradiction: 0.06,
      schema_departure: 0.06,
      bad_signature: 0.04,
    },
  });
  for (const { body, headers } of day.take(70)) {
    await source.post(new Uint8Array(body), headers);
  }
  await source.post("{}");
  const destinationId = await addDestination(inspector, nobodyListens);
  const { items } = (await (
    await fetch(`${inspector.origin}/api/v1/events?limit=1&outcome=accepted`, {
      headers: { cookie: inspector.cookie },
    })
  ).json()) as { items: { id: string }[] };
  await fetch(
    `${inspector.origin}/api/v1/events/${items[0]?.id ?? ""}/replay`,
    {
      method: "POST",
      headers: {
        "content-type": "application/json",
        cookie: inspector.cookie,
      },
      body: JSON.stringify({ destinationId }),
    },
  );
  return [
    { name: "overview", path: "/" },
    { name: "entries", path: "/entries" },
    { name: "entries-filtered", path: "/entries?purpose=promotion&from=-1h" },
    { name: "entries-attention", path: "/entries?attention=only" },
    { name: "entries-none-fit", path: "/entries?q=nobody+of+that+name" },
    { name: "entries-notice", path: "/entries?colour=red&purpose=gift" },
    { name: "entries-by-customer", path: "/entries?group=customer" },
    { name: "events", path: "/events" },
    { name: "events-by-purpose", path: "/events?group=purpose" },
    { name: "events-rejected", path: "/events?outcome=rejected" },
    { name: "sources-refusing", path: "/sources" },
    { name: "source-refusing", path: `/sources/${source.id}` },
    { name: "destination", path: `/replays/destinations/${destinationId}` },
  ];
}

/** An event of every kind. */
export async function sendKinds(
  inspector: Pick<Inspector, "origin" | "cookie">,
  source: TestSource,
): Promise<readonly Place[]> {
  const guarded = await createSource(inspector, { name: "Guarded", secret });
  const repeated = entry(uniqueCode);
  const rejected = await guarded.post(entry(uniqueCode));
  const tooLarge = await source.post("x".repeat(1_048_577));
  const [designed, raw, legacy] = (["designed", "raw", "legacy"] as const).map(
    (kind) => {
      const scenario = makeScenario({
        seed: 5,
        now: new Date(),
        kinds: { [kind]: 1 },
      });
      return new Uint8Array(scenario.at(0).body);
    },
  );
  const ids: Readonly<Record<string, string | undefined>> = {
    "event-code": await source.send(repeated),
    "event-repeat": await source.send(repeated),
    "event-promotion": await source.send(entry(promotion)),
    "event-plain": await source.send(entry(plainMessage)),
    "event-data-only": await source.send(plainMessage),
    "event-contradiction": await source.send(
      entry({ customer, segment, voucher }),
    ),
    "event-departures": await source.send(
      entry({
        customer: { ...customer, created_at: "yesterday", phone: 3531 },
        segment,
        surprise: { nested: ["list", { of: "things" }] },
      }),
    ),
    "event-designed": await source.send(designed ?? ""),
    "event-raw": await source.send(raw ?? ""),
    "event-legacy": await source.send(legacy ?? ""),
    "event-not-json": await source.send("<html>Upstream is away</html>"),
    "event-bytes": await source.send(new Uint8Array([0xff, 0xfe, 0x00, 0x41])),
    "event-empty": await source.send(""),
    "event-hostile": await source.send(
      entry({
        ...plainMessage,
        customer: {
          ...customer,
          name: `\u202E<script>${"W".repeat(300)}`,
          metadata: { ["k".repeat(300)]: "v".repeat(3_000) },
        },
        segment: { ...segment, id: "seg_\ud800" },
      }),
    ),
    "event-rejected": rejected.body.id,
    "event-too-large": tooLarge.body.id,
  };
  return [
    ...Object.entries(ids).map(([name, id]) => ({
      name,
      path: `/events/${id ?? ""}`,
    })),
    {
      name: "event-headers",
      path: `/events/${ids["event-code"] ?? ""}?view=headers`,
    },
    {
      name: "event-raw-bytes",
      path: `/events/${ids["event-code"] ?? ""}?view=raw`,
    },
  ];
}

/** Where nothing is. */
export const missingPlaces: readonly Place[] = [
  { name: "not-found", path: "/nowhere" },
  { name: "event-not-found", path: "/events/none" },
  { name: "customer-not-found", path: "/customers/none" },
  { name: "segment-not-found", path: "/segments/none" },
  {
    name: "source-not-found",
    path: "/sources/0197f000-0000-7000-8000-000000000000",
  },
  { name: "destination-not-found", path: "/replays/destinations/none" },
];
