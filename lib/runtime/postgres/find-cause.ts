import { readFile } from "node:fs/promises";

/** What a killed Postgres left, or a port that was taken meanwhile: over within seconds. */
const PASSING =
  /lock file "postmaster\.pid" already exists|pre-existing shared memory block|could not bind|could not create any TCP\/IP sockets|starting up|shutting down/;

/**
 * Why Postgres gave up last, in its own words; null where it said nothing, or that passes by itself.
 *
 * @param logFile what Postgres writes to
 */
export async function findCause(logFile: string): Promise<string | null> {
  const text = await readFile(logFile, "utf8").catch(() => "");
  const lines = text.slice(-8_000).split("\n");
  const at = lines.findLastIndex((line) => SAID.test(line));
  const cause = SAID.exec(lines[at] ?? "")?.[1];
  if (cause === undefined || PASSING.test(cause)) return null;
  const detail = /DETAIL: +(.*?)\.?$/.exec(lines[at + 1] ?? "")?.[1];
  return detail === undefined ? cause : `${cause} (${detail})`;
}

const SAID = /(?:FATAL: +|PANIC: +|^postgres: )(.*)/;
