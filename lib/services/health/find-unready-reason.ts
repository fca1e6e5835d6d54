import { checkSchema } from "#lib/db/migrations/check-schema.ts";
import { probeWrite } from "#lib/db/maintenance/probe-write.ts";
import { isStoreFailing } from "#lib/ingest/store-health.ts";
import { onePerProcess } from "#lib/one-per-process.ts";

const CACHED_MS = 1_000;

type Finding = {
  readonly reason: Promise<string | null>;
  readonly until: number;
};
const last = onePerProcess("readiness", () => ({
  finding: null as Finding | null,
}));

/**
 * Why webhooks cannot be stored right now, as a sentence; null when they can. It writes as much as a large
 * webhook does, at most once a second however many ask.
 */
export function findUnreadyReason(): Promise<string | null> {
  const kept = last.get();
  if (!kept.finding || kept.finding.until < Date.now())
    kept.finding = { reason: find(), until: Date.now() + CACHED_MS };
  return kept.finding.reason;
}

async function find(): Promise<string | null> {
  switch (await checkSchema()) {
    case "incomplete":
      return "The database lacks tables or columns of this release: its migrations have not been applied.";
    case "unreachable":
      return "The database cannot be reached.";
    case "complete":
      break;
  }
  switch (await probeWrite()) {
    case "read_only":
      return "The database is read-only.";
    case "full":
      return "The database's disk is full.";
    case "failed":
      return "The database does not take what is written to it.";
    case "written":
      break;
  }
  return isStoreFailing() ? "The last webhooks could not be stored." : null;
}
