import { execFile } from "node:child_process";
import { finished } from "node:stream/promises";
import { promisify } from "node:util";
import { Client } from "pg";
import { to } from "pg-copy-streams";
import { defaultColumns } from "#lib/domain/export/export-request.ts";
import { exportHref } from "#lib/url/export-hrefs.ts";
import type { Effort } from "./effort.ts";
import type { Stage } from "./stage.ts";
import { median, toAim, toText, type Row } from "./table.ts";

const run = promisify(execFile);
const rounds = 3;
const sampleEveryMs = 100;

/** The columns of the usual CSV export as the table has them. */
const csvColumns = `id, received_at, outcome, rejection, is_entry, purpose, customer_id, customer_source_id,
  customer_name, customer_email, segment_id, segment_name, campaign_id, campaign_name, promotion_tier_id,
  promotion_tier_name, voucher_code, publication_id, distribution_id, entered_at, sent_at, signature,
  duplicate_of, problems, body_sha256`;

/** And those that an NDJSON line has besides. */
const ndjsonColumns = `${csvColumns}, shape, event_type, event_type_assumed, event_name, offer, project_id,
  sendout_id, duplicate_kind, body_size, needs_attention, source_id, reading_version, body`;

const kinds = [
  {
    thing: "CSV, its usual columns",
    columns: csvColumns,
    asked: { format: "csv", columns: defaultColumns },
  },
  {
    thing: "NDJSON, with bodies",
    columns: ndjsonColumns,
    asked: { format: "ndjson", columns: [] },
  },
] as const;

/** A whole export over HTTP beside a plain COPY of the same columns, and the memory it takes. */
export async function benchExport(
  stage: Stage,
  effort: Effort,
): Promise<Row[]> {
  const client = new Client({ connectionString: stage.databaseUrl });
  await client.connect();
  try {
    await stage.clear();
    await stage.fill(effort.stored);
    const rows: Row[] = [];
    for (const kind of kinds)
      rows.push(...(await compare(stage, client, kind)));
    return rows;
  } finally {
    await client.end();
    await stage.clear();
  }
}

async function compare(
  stage: Stage,
  client: Client,
  { thing, columns, asked }: (typeof kinds)[number],
): Promise<Row[]> {
  const href = exportHref({ ...asked, byteOrderMark: false, filter: {} });
  const { port, cookie } = stage.ownListener;
  const url = `http://127.0.0.1:${String(port)}${href}`;
  const copy = `COPY (SELECT ${columns} FROM event ORDER BY id DESC) TO STDOUT (FORMAT csv)`;
  const times = { copy: Infinity, export: Infinity };
  // In turns, so that both have the same of whatever else the machine does; the best of each.
  for (let round = 0; round < rounds; round++) {
    times.copy = Math.min(
      times.copy,
      await time(() => drainCopy(client, copy)),
    );
    times.export = Math.min(times.export, await time(() => drain(url, cookie)));
  }
  // Once more: looking costs what it would have been measured with.
  const resident: number[] = [];
  const sampling = setInterval(() => {
    void residentMiB(stage.ownListener.pid).then((now) => resident.push(now));
  }, sampleEveryMs);
  await drain(url, cookie);
  clearInterval(sampling);
  const events = await stage.countEvents();
  const ratio = times.copy / times.export;
  const perSecond = (ms: number) => `${toText((events * 1_000) / ms)}/s`;
  const third = Math.floor(resident.length / 3);
  const early = median(resident.slice(third, 2 * third));
  const late = median(resident.slice(2 * third));
  return [
    {
      thing: `${thing}: ${toText(events)} events`,
      number: perSecond(times.export),
      comparedWith: `${perSecond(times.copy)} by COPY TO STDOUT`,
      ratio: toText(ratio),
      aim: toAim("0.5 or more", ratio >= 0.5),
    },
    {
      thing: `${thing}: resident in the dashboard's process, last third of an export`,
      number: `${toText(late)} MiB, ${toText(Math.max(...resident))} at the most`,
      comparedWith: `${toText(early)} MiB in the second third`,
      ratio: toText(late / early),
      aim: toAim("1.1 or less", late / early <= 1.1),
    },
  ];
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

async function drainCopy(client: Client, sql: string): Promise<void> {
  await finished(client.query(to(sql)).resume());
}

async function drain(url: string, cookie: string): Promise<void> {
  const answer = await fetch(url, { headers: { cookie } });
  if (!answer.ok || !answer.body)
    throw new Error(`The export was answered with ${String(answer.status)}.`);
  const reader = answer.body.getReader();
  while (!(await reader.read()).done);
}

/** Of the process that the server started for the dashboard. */
async function residentMiB(serverPid: number): Promise<number> {
  const { stdout } = await run("ps", [
    "-o",
    "rss=",
    "--ppid",
    String(serverPid),
  ]);
  return Math.max(...stdout.trim().split("\n").map(Number)) / 1_024;
}
