import type { ExpectedReading } from "#lib/simulator/payloads/expected-reading.ts";
import { makeScenario } from "#lib/simulator/scenario.ts";
import type { Place } from "./places.ts";
import type { TestSource } from "./source.ts";

/** A believable hour, and what leads from its entries to their customer and things, to comparisons and to reports. */
export async function followedPlaces(
  source: TestSource,
): Promise<readonly Place[]> {
  const entries: SentEntry[] = [];
  const shop = makeScenario({
    seed: 11,
    now: new Date(Date.now() - 3_600_000),
    kinds: { envelope: 1 },
  });
  for (const { body, expected } of shop.take(60)) {
    const eventId = await source.send(new Uint8Array(body));
    entries.push({ eventId, ...expected.reading });
  }
  const [first, last] = firstAndLastOfMostFrequent(entries);
  const customer = `/customers/${first.customer?.id ?? ""}`;
  const compare = `/events/${last.eventId}/compare/${first.eventId}`;
  return [
    { name: "customers", path: "/customers" },
    { name: "customer", path: customer },
    { name: "customer-evidence", path: `${customer}/evidence` },
    { name: "compare", path: compare },
    { name: "compare-lines", path: `${compare}?view=lines` },
    { name: "segments", path: "/segments" },
    { name: "segment", path: `/segments/${first.segment?.id ?? ""}` },
    { name: "campaigns", path: "/campaigns" },
    { name: "campaign", path: `/campaigns/${first.campaign?.id ?? ""}` },
    { name: "distributions", path: "/distributions" },
    {
      name: "distribution",
      path: `/distributions/${first.distributionId ?? ""}`,
    },
    { name: "audit", path: "/audit?entries=only" },
  ];
}

type SentEntry = ExpectedReading & { readonly eventId: string };

/** Of the customer who entered most often. */
function firstAndLastOfMostFrequent(
  entries: readonly SentEntry[],
): [SentEntry, SentEntry] {
  const byCustomer = Map.groupBy(entries, ({ customer }) => customer?.id);
  const [own = []] = [...byCustomer.values()].sort(
    (a, b) => b.length - a.length,
  );
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last) throw new Error("The simulator sent no entry.");
  return [first, last];
}
