import { readArguments, runCommand } from "#lib/command-line.ts";
import type { Effort } from "./effort.ts";
import { benchExport } from "./export.ts";
import { benchFootprint } from "./footprint.ts";
import { benchLatency } from "./latency.ts";
import { load } from "./load.ts";
import { benchMemory } from "./memory.ts";
import { benchPage } from "./page.ts";
import { benchPair } from "./pair.ts";
import { benchRead } from "./read.ts";
import { benchReceive } from "./receive.ts";
import { benchReplay } from "./replay.ts";
import { benchServe } from "./serve.ts";
import { benchSize } from "./size.ts";
import { setStage, type Stage } from "./stage.ts";
import { toSummary, toTable, type Row } from "./table.ts";

/** Those that measure the running product, side by side on one stage. */
const onStage: Record<
  string,
  (stage: Stage, effort: Effort) => Promise<Row[]>
> = {
  serve: benchServe,
  receive: benchReceive,
  latency: benchLatency,
  pair: benchPair,
  size: benchSize,
  memory: benchMemory,
  export: benchExport,
  page: benchPage,
};
/** Those with databases of their own. */
const offStage: Record<string, (effort: Effort) => Promise<Row[] | null>> = {
  footprint: benchFootprint,
  replay: benchReplay,
  read: () => benchRead(),
};
const all = [...Object.keys(onStage), ...Object.keys(offStage)];

const help = `npm run bench [-- names] [-- --events 4000 --rounds 5 --seconds 15 --stored 100000]
Names: ${all.join(", ")}; all unless told.
npm run bench -- read --help tells the options of read, its sizes above all.
npm run bench -- load --help fills a database instead.
Load generator, servers, browser and Postgres share this machine and talk over loopback.
`;

await runCommand(async () => {
  const [command, ...rest] = process.argv.slice(2);
  if (command === "load") await load(rest);
  else if (command === "read" && rest.some((arg) => arg.startsWith("-")))
    finish(show(command, await benchRead(rest)));
  else await bench();
});

async function bench(): Promise<void> {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: {
      events: { type: "string", default: "4000" },
      rounds: { type: "string", default: "5" },
      seconds: { type: "string", default: "15" },
      stored: { type: "string", default: "100000" },
      help: { type: "boolean", default: false },
    },
  });
  const unknown = positionals.find((name) => !all.includes(name));

  if (values.help || unknown !== undefined) {
    process.stdout.write(
      unknown === undefined
        ? help
        : `There is no benchmark "${unknown}".\n${help}`,
    );
    process.exitCode = unknown === undefined ? 0 : 2;
  } else {
    const names = positionals.length > 0 ? positionals : all;
    const effort = {
      events: Number(values.events),
      rounds: Number(values.rounds),
      seconds: Number(values.seconds),
      stored: Number(values.stored),
    };
    const rows = await runOnStage(
      names.filter((name) => name in onStage),
      effort,
    );
    for (const name of names)
      rows.push(...show(name, (await offStage[name]?.(effort)) ?? null));
    finish(rows);
  }
}

async function runOnStage(
  names: readonly string[],
  effort: Effort,
): Promise<Row[]> {
  const rows: Row[] = [];
  if (names.length === 0) return rows;
  process.stdout.write("Setting the stage …\n");
  const stage = await setStage(effort.events);
  try {
    for (const name of names)
      rows.push(...show(name, (await onStage[name]?.(stage, effort)) ?? null));
  } finally {
    await stage.strike();
  }
  return rows;
}

function show(name: string, rows: Row[] | null): Row[] {
  if (rows === null) return [];
  process.stdout.write(`\n${name}\n${toTable(rows)}\n`);
  return rows.map((row) => ({ ...row, thing: `${name}: ${row.thing}` }));
}

function finish(rows: readonly Row[]): void {
  if (rows.length > 0) process.stdout.write(`\n${toSummary(rows)}\n`);
}
