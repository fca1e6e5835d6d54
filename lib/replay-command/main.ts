// Plans, starts and watches a replay through the API of a running server.
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { flag, readOptions, runCommand, UsageError } from "../command-line.ts";
import { env, EnvError } from "../env.ts";

const help = `npm run replay -- --token TOKEN --destination NAME --reason TEXT [selection] [options]

Selection (at least one; all of them together, as GET /api/v1/events takes them):
  --from, --to TIME      received in this range (ISO 8601)
  --filter=KEY=VALUE     any other key of the list, or -KEY to leave its value out; may be repeated
  --all                  every event

Options:
  --dry-run              only counts: nothing is sent
  --rate N               events per second
  --send-delivered       also what the destination already has
  --send-expired         also codes and campaigns that have ended
  --latest-per-customer  only the latest event of each customer
  --url URL              the server (otherwise APP_URL, or the PORT of this machine)

It ends with code 0 when everything was delivered or skipped, 1 otherwise, 2 for an option that is missing or wrong.
`;

const options = {
  token: { type: "string" },
  destination: { type: "string" },
  reason: { type: "string" },
  from: { type: "string" },
  to: { type: "string" },
  filter: { type: "string", multiple: true, default: [] as string[] },
  all: flag,
  "dry-run": flag,
  rate: { type: "string" },
  "send-delivered": flag,
  "send-expired": flag,
  "latest-per-customer": flag,
  url: { type: "string" },
} as const;

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

type Values = NonNullable<ReturnType<typeof readOptions<typeof options>>>;

/** Where the server is, and with what right it is asked. */
type Server = { readonly url: string; readonly token: string };

await runCommand(async () => {
  const values = readOptions(help, options);
  if (values === null) return;
  const server = {
    url: toUrl(values.url ?? addressOfThisMachine()),
    token: needed(values, "token"),
  };
  try {
    await replay(server, values);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    process.stderr.write(
      `${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exitCode = 1;
  }
});

function needed(
  values: Values,
  name: "token" | "destination" | "reason",
): string {
  const value = values[name];
  if (value === undefined)
    throw new UsageError(`--${name} is missing. See --help.`);
  return value;
}

function toUrl(text: string): string {
  if (URL.canParse(text)) return text;
  throw new UsageError(`--url takes an http or https address, not "${text}".`);
}

function addressOfThisMachine(): string {
  try {
    return env().appUrl;
  } catch (error) {
    throw error instanceof EnvError ? new UsageError(error.message) : error;
  }
}

async function replay(server: Server, values: Values): Promise<void> {
  const reason = needed(values, "reason");
  const destinationId = await findDestination(
    server,
    needed(values, "destination"),
  );
  const started = runSchema.parse(
    await call(server, "POST", "/api/v1/replays", {
      destinationId,
      reason,
      filter: toFilter(values),
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
  const ended = await watch(server, started.id);
  if (ended.counts.failed + ended.counts.pending + ended.counts.inDoubt > 0)
    process.exitCode = 1;
}

/** Tells how far it is every two seconds until it goes on no more by itself. */
async function watch(
  server: Server,
  id: string,
): Promise<z.infer<typeof runSchema>> {
  for (;;) {
    await delay(2_000);
    const run = runSchema.parse(
      await call(server, "GET", `/api/v1/replays/${encodeURIComponent(id)}`),
    );
    say(run);
    if (run.state !== "queued" && run.state !== "running") return run;
  }
}

async function findDestination(
  server: Server,
  wanted: string,
): Promise<string> {
  const { items } = destinationsSchema.parse(
    await call(server, "GET", "/api/v1/destinations"),
  );
  const found = items.find(({ id, name }) => id === wanted || name === wanted);
  if (found) return found.id;
  const names = items.map(({ name }) => name).join(", ");
  throw new Error(
    `--destination takes one of: ${names === "" ? "(there is none yet)" : names}.`,
  );
}

function toFilter(values: Values): Record<string, string[]> {
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
  { url, token }: Server,
  method: string,
  path: string,
  body?: object,
): Promise<unknown> {
  const response = await fetch(new URL(path, url), {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
    },
    ...(body && { body: JSON.stringify(body) }),
  }).catch((cause: unknown) => {
    throw new Error(
      `Nothing answers at ${url}: is the server running? --url names another.`,
      { cause },
    );
  });
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok && answer !== null) return answer;
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
