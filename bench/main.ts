import { parseArgs } from "node:util";
import { benchLatency } from "./latency.ts";
import { benchMemory } from "./memory.ts";
import { benchReceive } from "./receive.ts";
import { setStage, type Stage } from "./stage.ts";
import { toTable, type Row } from "./table.ts";

/** How long a benchmark measures: each as short as still says something, unless told. */
export type Effort = {
  /** Events in each round of `receive`. */
  readonly events: number;
  readonly rounds: number;
  /** Of each part of `latency`, and of `memory`. */
  readonly seconds: number;
};

const benchmarks: Record<
  string,
  (stage: Stage, effort: Effort) => Promise<Row[]>
> = {
  receive: benchReceive,
  latency: benchLatency,
  memory: benchMemory,
};

const help = `npm run bench [-- names] [-- --events 4000 --rounds 5 --seconds 15]
Names: ${Object.keys(benchmarks).join(", ")}; all unless told.
Load generator, servers and Postgres share this machine and talk over loopback.
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    events: { type: "string", default: "4000" },
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "15" },
    help: { type: "boolean", default: false },
  },
});
const unknown = positionals.find((name) => !(name in benchmarks));

if (values.help || unknown !== undefined) {
  process.stdout.write(
    unknown === undefined
      ? help
      : `There is no benchmark "${unknown}".\n${help}`,
  );
  process.exitCode = unknown === undefined ? 0 : 2;
} else {
  await run(positionals.length > 0 ? positionals : Object.keys(benchmarks), {
    events: Number(values.events),
    rounds: Number(values.rounds),
    seconds: Number(values.seconds),
  });
}

async function run(names: readonly string[], effort: Effort): Promise<void> {
  process.stdout.write("Setting the stage …\n");
  const stage = await setStage(effort.events);
  const stop = () => void stage.strike().then(() => process.exit(130));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  try {
    for (const name of names) {
      const rows = await benchmarks[name]?.(stage, effort);
      process.stdout.write(`\n${name}\n${toTable(rows ?? [])}\n`);
    }
  } finally {
    await stage.strike();
  }
}
