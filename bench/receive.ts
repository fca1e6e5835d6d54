import type { Effort } from "./effort.ts";
import type { Stage } from "./stage.ts";
import { median, toAim, toText, type Row } from "./table.ts";

const CONNECTIONS = 64;

const contenders = {
  receiver: "our own receiver",
  route: "the Next route handler",
  limit: "the limit: bare node:http and pg",
  empty: "an empty Next route handler",
} as const;

type Contender = keyof typeof contenders;

/** Per second: events committed, or requests that the empty handler answered; and how many requests were refused. */
type Measured = { readonly rate: number; readonly refused: number };

/**
 * Committed events per second, as fast as 64 connections can send, in rounds
 * in which each contender has its turn; medians of the rounds.
 *
 * The empty handler is GET /api/health/live of the server with PLAIN_NEXT=1: it
 * gets no body and stores nothing, which favours it.
 *
 * @throws {Error} when not exactly what was acknowledged is stored
 */
export async function benchReceive(
  stage: Stage,
  { events, rounds }: Effort,
): Promise<Row[]> {
  const measured: Record<Contender, Measured[]> = {
    receiver: [],
    route: [],
    limit: [],
    empty: [],
  };
  const names = Object.keys(contenders) as Contender[];
  // The first round warms up.
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const one = await measure(stage, name, events);
      if (round > 0) measured[name].push(one);
    }
  }
  const rateOf = (name: Contender) =>
    median(measured[name].map(({ rate }) => rate));
  const row = (name: Contender, than?: Contender, least?: number): Row => {
    const ratio = than === undefined ? null : rateOf(name) / rateOf(than);
    return {
      thing: contenders[name],
      number: describe(measured[name]),
      comparedWith: than === undefined ? "" : contenders[than],
      ratio: ratio === null ? "" : toText(ratio),
      ...(least === undefined || ratio === null
        ? {}
        : { aim: toAim(`${least} or more`, ratio >= least) }),
    };
  };
  return [
    row("receiver", "limit", 0.7),
    row("receiver", "empty", 3),
    row("receiver", "route"),
    row("route", "limit"),
    row("limit", "empty"),
    row("empty"),
  ];
}

function describe(measured: readonly Measured[]): string {
  const rates = measured.map(({ rate }) => rate);
  const refused = measured.reduce((sum, one) => sum + one.refused, 0);
  const spread = `${toText(Math.min(...rates))} to ${toText(Math.max(...rates))}`;
  return `${toText(median(rates))}/s (${spread}${refused > 0 ? `; ${refused} refused` : ""})`;
}

async function measure(
  stage: Stage,
  name: Contender,
  count: number,
): Promise<Measured> {
  await stage.clear();
  const { port } = {
    receiver: stage.ownListener,
    route: stage.plainNext,
    limit: stage.limit,
    empty: stage.plainNext,
  }[name];
  const { elapsedMs, statuses } = await stage.load({
    port,
    requests:
      name === "empty"
        ? { kind: "get", path: "/api/health/live", count }
        : { kind: "deliveries", path: stage.webhookPath, seed: 1, count },
    connections: CONNECTIONS,
    ratePerSecond: null,
  });
  const answered = statuses[200] ?? 0;
  const stored = await stage.countEvents();
  if (stored !== (name === "empty" ? 0 : answered)) {
    throw new Error(
      `${contenders[name]}: ${stored} events are stored of ${JSON.stringify(statuses)}.`,
    );
  }
  return { rate: (answered * 1_000) / elapsedMs, refused: count - answered };
}
