// Plans, starts and watches a replay through the API of a running server.
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { z } from "zod";

const help = `npm run replay -- --token TOKEN --destination NAME --reason TEXT [selection] [options]

Selection (at least one; all of them together, as GET /api/v1/events takes them):
  --from, --to TIME      received in this range (ISO 8601)
  --filter KEY=VALUE     any other key of the list; may be repeated
  --all                  every event

Options:
  --dry-run              only counts: nothing is sent
  --rate N               events per second
  --send-delivered       also what the destination already has
  --send-expired         also codes and campaigns that have ended
  --latest-per-customer  only the latest event of each customer
  --url URL              the server (http://localhost:3000)

It ends with code 0 when everything was delivered or skipped, 1 otherwise.
`;

const { values } = parseArgs({
  options: {
    token: { type: "string" },
    destination: { type: "string" },
    reason: { type: "string" },
    from: { type: "string" },
    to: { type: "string" },
    filter: { type: "string", multiple: true, default: [] },
    all: { type: "boolean", default: false },
    "dry-run": { type: "boolean", default: false },
    rate: { type: "string" },
    "send-delivered": { type: "boolean", default: false },
    "send-expired": { type: "boolean", default: false },
    "latest-per-customer": { type: "boolean", default: false },
    url: { type: "string", default: "http://localhost:3000" },
    help: { type: "boolean", default: false },
  },
});

const countsSchema = z.looseObject({
  total: z.int(),
  delivered: z.int(),
  failed: z.int(),
  skipped: z.int(),
  pending: z.int(),
  inDoubt: z.int(),
});
const runSchema = z.looseObject({
  id: z.string().optional(),
  state: z.string().optional(),
  counts: countsSchema,
  skipped: z.record(z.string(), z.int()),
  stopReason: z.string().nullish(),
});
const destinationsSchema = z.looseObject({
  items: z.array(z.looseObject({ id: z.string(), name: z.string() })),
});

if (values.help) process.stdout.write(help);
else
  await replay().catch((error: unknown) => {
    process.stderr.write(
      `${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exitCode = 1;
  });

async function replay(): Promise<void> {
  const destinationId = await findDestination();
  const started = runSchema.parse(
    await call("POST", "/api/v1/replays", {
      destinationId,
      reason: values.reason,
      filter: toFilter(),
      ...(values.all && { all: true }),
      ...(values.rate !== undefined && { ratePerSecond: Number(values.rate) }),
      dryRun: values["dry-run"],
      skipDelivered: !values["send-delivered"],
      skipExpired: !values["send-expired"],
      latestPerCustomer: values["latest-per-customer"],
    }),
  );
  say(started);
  if (started.id === undefined) return;
  const ended = await watch(started.id);
  if (ended.counts.failed + ended.counts.pending + ended.counts.inDoubt > 0)
    process.exitCode = 1;
}

/** Tells how far it is every two seconds until it goes on no more by itself. */
async function watch(id: string): Promise<z.infer<typeof runSchema>> {
  for (;;) {
    await delay(2_000);
    const run = runSchema.parse(
      await call("GET", `/api/v1/replays/${encodeURIComponent(id)}`),
    );
    say(run);
    if (run.state !== "queued" && run.state !== "running") return run;
  }
}

async function findDestination(): Promise<string> {
  const wanted = values.destination;
  const { items } = destinationsSchema.parse(
    await call("GET", "/api/v1/destinations"),
  );
  const found = items.find(({ id, name }) => id === wanted || name === wanted);
  if (found) return found.id;
  const names = items.map(({ name }) => name).join(", ");
  throw new Error(
    `--destination takes one of: ${names === "" ? "(there is none yet)" : names}.`,
  );
}

function toFilter(): Record<string, string[]> {
  const filter: Record<string, string[]> = {};
  const pairs = values.filter.map((pair) => {
    const at = pair.indexOf("=");
    return [pair.slice(0, at), pair.slice(at + 1)] as const;
  });
  const { from, to } = values;
  if (from !== undefined) pairs.push(["from", from]);
  if (to !== undefined) pairs.push(["to", to]);
  for (const [key, value] of pairs) (filter[key] ??= []).push(value);
  return filter;
}

async function call(
  method: string,
  path: string,
  body?: object,
): Promise<unknown> {
  const response = await fetch(new URL(path, values.url), {
    method,
    headers: {
      authorization: `Bearer ${values.token ?? ""}`,
      "content-type": "application/json",
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  if (response.ok) return answer;
  const failure = z
    .looseObject({ error: z.looseObject({ message: z.string() }) })
    .safeParse(answer);
  throw new Error(
    failure.success
      ? failure.data.error.message
      : `${path} answered ${String(response.status)}.`,
  );
}

function say({
  id,
  state,
  counts,
  stopReason,
}: z.infer<typeof runSchema>): void {
  const parts = [
    `${String(counts.delivered)} delivered`,
    `${String(counts.failed)} failed`,
    `${String(counts.inDoubt)} in doubt`,
    `${String(counts.pending)} to send`,
    `${String(counts.skipped)} skipped`,
    `of ${String(counts.total)}`,
  ];
  const what = id === undefined ? "Would send" : `${id} ${String(state)}`;
  process.stdout.write(
    `${what}: ${parts.join(", ")}${stopReason ? ` (${stopReason})` : ""}\n`,
  );
}
