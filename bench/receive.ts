import type { Effort } from "./main.ts";
import type { Stage } from "./stage.ts";
import { median, toAim, toText, type Row } from "./table.ts";

const CONNECTIONS = 64;

const contenders = {
  door: "our own door",
  route: "the Next route handler",
  limit: "the limit: bare node:http and pg",
  empty: "an empty Next route handler",
} as const;

type Contender = keyof typeof contenders;

/**
 * Committed events per second, as fast as 64 connections can send, in rounds
 * in which each contender has its turn; medians of the rounds.
 *
 * The empty handler is GET /api/health/live of the server with PLAIN_NEXT=1: it
 * gets no body and stores nothing, which favours it.
 *
 * @throws {Error} when anything sent was not stored
 */
export async function benchReceive(
  stage: Stage,
  { events, rounds }: Effort,
): Promise<Row[]> {
  const rates: Record<Contender, number[]> = {
    door: [],
    route: [],
    limit: [],
    empty: [],
  };
  const names = Object.keys(contenders) as Contender[];
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const rate = await measure(stage, name, events);
      // The first round warms up.
      if (round > 0) rates[name].push(rate);
    }
  }
  const [door, route, limit, empty] = names.map((name) =>
    median(rates[name]),
  ) as [number, number, number, number];
  const spread = (name: Contender) =>
    `${toText(median(rates[name]))}/s (${toText(Math.min(...rates[name]))} to ${toText(Math.max(...rates[name]))})`;
  const row = (
    name: Contender,
    than: Contender,
    ratio: number,
    aim?: string,
  ): Row => ({
    thing: contenders[name],
    number: spread(name),
    comparedWith: contenders[than],
    ratio: toText(ratio),
    ...(aim === undefined ? {} : { aim }),
  });
  return [
    row(
      "door",
      "limit",
      door / limit,
      toAim("0.7 or more", door / limit >= 0.7),
    ),
    row("door", "empty", door / empty, toAim("3 or more", door / empty >= 3)),
    row("door", "route", door / route),
    row("route", "limit", route / limit),
    {
      thing: contenders.limit,
      number: spread("limit"),
      comparedWith: "",
      ratio: "",
    },
    {
      thing: contenders.empty,
      number: spread("empty"),
      comparedWith: "",
      ratio: "",
    },
  ];
}

/** Events, or requests of the empty handler, per second. */
async function measure(
  stage: Stage,
  name: Contender,
  count: number,
): Promise<number> {
  if (name === "empty") {
    const { elapsedMs, statuses } = await stage.load({
      port: stage.plainNext.port,
      requests: { kind: "get", path: "/api/health/live", count },
      connections: CONNECTIONS,
      ratePerSecond: null,
    });
    if (statuses[200] !== count)
      throw new Error(`Of ${count} requests: ${JSON.stringify(statuses)}.`);
    return (count * 1_000) / elapsedMs;
  }
  await stage.clear();
  const { port } = {
    door: stage.ownDoor,
    route: stage.plainNext,
    limit: stage.limit,
  }[name];
  const { elapsedMs, statuses } = await stage.load({
    port,
    requests: { kind: "deliveries", path: stage.webhookPath, seed: 1, count },
    connections: CONNECTIONS,
    ratePerSecond: null,
  });
  const stored = await stage.countEvents();
  if (statuses[200] !== count || stored !== count) {
    throw new Error(
      `Of ${count} sent to ${contenders[name]} ${stored} were stored: ${JSON.stringify(statuses)}.`,
    );
  }
  return (stored * 1_000) / elapsedMs;
}
