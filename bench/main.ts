import { parseArgs } from "node:util";
import type { Effort } from "./effort.ts";
import { benchExport } from "./export.ts";
import { benchLatency } from "./latency.ts";
import { load } from "./load.ts";
import { benchMemory } from "./memory.ts";
import { benchPage } from "./page.ts";
import { read } from "./read.ts";
import { benchReceive } from "./receive.ts";
import { setStage, type Stage } from "./stage.ts";
import { toTable, type Row } from "./table.ts";

const benchmarks: Record<
  string,
  (stage: Stage, effort: Effort) => Promise<Row[]>
> = {
  receive: benchReceive,
  latency: benchLatency,
  memory: benchMemory,
  export: benchExport,
  page: benchPage,
};

const help = `npm run bench [-- names] [-- --events 4000 --rounds 5 --seconds 15]
Names: ${Object.keys(benchmarks).join(", ")}; all unless told.
npm run bench -- read --help times what is read, at several sizes.
npm run bench -- load --help fills a database instead.
Load generator, servers and Postgres share this machine and talk over loopback.
`;

const [command, ...rest] = process.argv.slice(2);
const commands: Record<string, (args: readonly string[]) => Promise<void>> = {
  load,
  read,
};
const other = commands[command ?? ""];
await (other ? other(rest) : bench());

async function bench(): Promise<void> {
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
