import { timeZoneCookie } from "#components/time/time-zone-cookie.ts";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "@playwright/test";
import { Client, DatabaseError } from "pg";
import {
  findPostmaster,
  type ServerProcess,
  startServerProcess,
} from "#lib/runtime/testing/server-process.ts";
import {
  signInAsTestAdmin,
  toBrowserCookies,
} from "#lib/runtime/testing/test-admin.ts";

/** The real server on the production build, with a database of its own. */
export type Inspector = {
  /** Of the dashboard and of the webhook listener, without a trailing slash. */
  readonly origin: string;
  readonly databaseUrl: string;
  /** The link that makes the first admin; null where there is one already. */
  readonly welcomeUrl: string | null;
  /** The `Cookie` header of a signed-in admin; empty where the server has no first account. */
  readonly cookie: string;
  /** The same for a browser. */
  readonly storageState: {
    readonly cookies: ReturnType<typeof toBrowserCookies>;
    readonly origins: [];
  };
  /** What the server has written so far. */
  readonly written: () => string;
  /** Forgets every source and everything received, though not who may sign in, so that a story begins at its beginning. */
  readonly empty: () => Promise<void>;
  /** Takes the database away while `story` runs, as a network would that drops everything; afterwards pages are whole again. */
  readonly withoutDatabase: (story: () => Promise<void>) => Promise<void>;
  /** Ends it as an operator would, and everything it started. */
  readonly stop: () => Promise<void>;
};

/** Of the browsers, as `playwright.config.ts` has it. */
const timeZone = "Europe/Warsaw";

/** Of migrations, of people and of what they did. */
const keptTables = [
  "_prisma_migrations",
  "activity",
  "activity_head",
  "api_token",
  "database_epoch",
  "invitation",
  "member",
  "member_credential",
  "member_session",
  "member_two_factor",
  "retention",
  "reused_code_check",
  "rollup_state",
  "welcome_link",
];

/** Starts it on a free port; `env` is added to its environment. */
export async function startInspector(
  env: Readonly<Record<string, string>> = {},
): Promise<Inspector> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "inspector-e2e-"));
  // Started by root, the database runs under another account, which has to get here.
  await chmod(dataDir, 0o755);
  const removeData = () => rm(dataDir, { recursive: true, force: true });
  let server: ServerProcess;
  try {
    server = await startServerProcess({ DATA_DIR: dataDir, ...env });
  } catch (error) {
    await removeData();
    throw error;
  }
  const stop = async () => {
    server.signal("SIGTERM");
    await server.ended;
    await removeData();
  };
  const postmaster = await findPostmaster(dataDir);
  if (postmaster === null) {
    await stop();
    throw new Error(`No database was found running in ${dataDir}.`);
  }
  const { origin } = server.webhookUrl;
  const cookie =
    env.BOOTSTRAP_ADMIN_EMAIL === "" ? "" : await signInAsTestAdmin(origin);
  return {
    origin,
    cookie,
    welcomeUrl: /^Welcome +(http\S+)$/m.exec(server.written())?.[1] ?? null,
    storageState: {
      // Whoever signs in on the page has left the browser's zone there; to come without it is to see the page load twice.
      cookies:
        cookie === ""
          ? []
          : [
              ...toBrowserCookies(cookie, origin),
              ...toBrowserCookies(
                `${timeZoneCookie}=${encodeURIComponent(timeZone)}`,
                origin,
              ).map((zone) => ({ ...zone, httpOnly: false })),
            ],
      origins: [],
    },
    databaseUrl: postmaster.databaseUrl,
    written: () => server.written(),
    empty: () =>
      withClient(postmaster.databaseUrl, async (client) => {
        const { rows } = await client.query<{ tables: string }>(
          "SELECT string_agg(quote_ident(tablename), ', ') AS tables FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL ($1)",
          [keptTables],
        );
        await truncate(client, rows[0]?.tables ?? "");
      }),
    withoutDatabase: async (story) => {
      await withClient(postmaster.databaseUrl, async (client) => {
        process.kill(postmaster.pid, "SIGSTOP");
        await client.query(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()",
        );
      });
      try {
        await story();
      } finally {
        process.kill(postmaster.pid, "SIGCONT");
        await untilPagesAreWhole(origin, cookie);
      }
    },
    stop,
  };
}

/** A failed look at who is signed in counts for two seconds, and broken connections are noticed by whoever uses them: the next test is not to meet them. */
async function untilPagesAreWhole(
  origin: string,
  cookie: string,
): Promise<void> {
  await expect
    .poll(
      async () => {
        const page = await fetch(`${origin}/entries`, { headers: { cookie } });
        const failedPart = /data-dgst|\$RX\("/.exec(await page.text());
        return [page.status, failedPart?.[0]];
      },
      { timeout: 60_000 },
    )
    .toEqual([200, undefined]);
}

/** Empties tables. The server's chores lock some of them in an order of their own: whom Postgres then ends tries again. */
async function truncate(client: Client, tables: string): Promise<void> {
  for (let left = 10; ; left -= 1) {
    try {
      await client.query(`TRUNCATE ${tables}`);
      return;
    } catch (error) {
      const isDeadlock =
        error instanceof DatabaseError && error.code === "40P01";
      if (!isDeadlock || left === 0) throw error;
    }
  }
}

async function withClient(
  databaseUrl: string,
  work: (client: Client) => Promise<void>,
): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
