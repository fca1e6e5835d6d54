import { Client } from "pg";
import { loadMonth, type Month } from "./load-month.ts";
import { loaderName } from "./loader-name.ts";
import type { LoadPlan } from "./loaded-event.ts";

// One of several processes that load months side by side: making and reading
// bodies takes more of a core than storing them does.

export type MonthJob = {
  readonly databaseUrl: string;
  readonly plan: LoadPlan;
  readonly month: Month;
};
export type MonthResult =
  { readonly rows: number } | { readonly error: string };

process.on("message", (job: MonthJob) => {
  run(job).then(
    (rows) => process.send?.({ rows } satisfies MonthResult),
    (error: unknown) =>
      process.send?.({ error: String(error) } satisfies MonthResult),
  );
});
process.on("disconnect", () => process.exit(0));

async function run({ databaseUrl, plan, month }: MonthJob): Promise<number> {
  const client = new Client({
    connectionString: databaseUrl,
    application_name: loaderName,
  });
  await client.connect();
  try {
    await client.query(
      "SET synchronous_commit = off; SET maintenance_work_mem = '256MB'; SET jit = off",
    );
    return await loadMonth(client, plan, month);
  } finally {
    await client.end();
  }
}
