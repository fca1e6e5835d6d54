import type { ActivityRow } from "#lib/db/activity/activity-row.ts";
import {
  findActivityHead,
  selectActivityAfter,
} from "#lib/db/activity/select-activity.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import {
  digestContent,
  digestLink,
  digestPersonal,
} from "#lib/services/activity-digest.ts";

/** A row, or rows, where the record is not as it was written. */
export type ActivityFault = {
  readonly sequence: number;
  readonly fault: string;
};

export type ActivityCheck = {
  readonly rows: number;
  /** Rows whose personal values were erased on request since. */
  readonly erased: number;
  readonly faults: readonly ActivityFault[];
};

const batch = 1_000;
const zeroDigest = new Uint8Array(32);

/**
 * Walks all activity from its first row and finds every row that was changed, removed,
 * put in between or put elsewhere. What erasure took out is counted, and no fault.
 *
 * @throws {AppError} `forbidden`
 */
export async function verifyActivity(context: Context): Promise<ActivityCheck> {
  authorize(context, "read_activity");
  // First, so that rows appended while walking are not taken for strangers.
  const head = await findActivityHead();
  const faults: ActivityFault[] = [];
  let rows = 0;
  let erased = 0;
  let last = { sequence: 0n, digest: zeroDigest as Uint8Array };
  for await (const row of walk()) {
    faults.push(...findFaults(row, last));
    rows += 1;
    if (row.erasedAt) erased += 1;
    if (head?.sequence === row.sequence && !isSame(head.digest, row.digest))
      faults.push(at(row.sequence, "is not the row that was last written"));
    last = row;
  }
  if (!head)
    faults.push(at(last.sequence, "is the last, with no record of the end"));
  else if (head.sequence > last.sequence)
    faults.push(...missing(last.sequence, head.sequence + 1n));
  return { rows, erased, faults };
}

async function* walk(): AsyncGenerator<ActivityRow, void> {
  let after = 0n;
  for (;;) {
    const rows = await selectActivityAfter(after, batch);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    after = last.sequence;
  }
}

function findFaults(
  row: ActivityRow,
  before: { readonly sequence: bigint; readonly digest: Uint8Array },
): ActivityFault[] {
  const faults = missing(before.sequence, row.sequence);
  if (!isSame(digestContent(row, row.salt), row.contentDigest))
    faults.push(at(row.sequence, "was changed or put elsewhere"));
  if (!isPersonalInPlace(row))
    faults.push(at(row.sequence, "had its personal values changed"));
  const link = digestLink(before.digest, row.contentDigest, row.personalDigest);
  // After a gap the link cannot fit; the gap is already named.
  if (faults.length === 0 && !isSame(link, row.digest))
    faults.push(at(row.sequence, "does not follow the row before it"));
  return faults;
}

function isPersonalInPlace(row: ActivityRow): boolean {
  const { personal, personalSalt, personalDigest, erasedAt } = row;
  if (personalDigest === null) return personal === null;
  if (personalSalt === null) return personal === null && erasedAt !== null;
  return isSame(digestPersonal(personal, personalSalt), personalDigest);
}

function missing(after: bigint, before: bigint): ActivityFault[] {
  if (before - after <= 1n) return [];
  const [first, final] = [after + 1n, before - 1n];
  return [
    at(
      first,
      first === final ? "is missing" : `to ${String(final)} are missing`,
    ),
  ];
}

function at(sequence: bigint, fault: string): ActivityFault {
  return { sequence: Number(sequence), fault };
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
