import { toSearchText } from "#lib/domain/reading/search-text.ts";
import { eventRow } from "./event-rows.ts";

export const start = Date.UTC(2026, 9, 30, 12);
export const hour = 3_600_000;
/** After the last of them. */
export const now = new Date(start + 400 * hour);
export type Row = ReturnType<typeof eventRow>;

/** The values that their columns have. */
export const pools = {
  segment: ["seg_new", "seg_vip", "seg_50%_off"],
  campaign: ["camp_spring", "camp_win"],
  purpose: ["plain_message", "promotion", "unique_codes", "contradiction"],
  shape: ["envelope", "data_only", "raw"],
  signature: ["valid", "invalid", "not_checked"],
  outcome: ["accepted", "duplicate", "rejected"],
  word: ["zoë", "50%", "a_b", "back\\slash", "quo'te"],
  region: ["EMEA", "APAC"],
  project: ["proj_live", "sand_box"],
  problem: ["bad_time", "missing_key"],
} as const;

/** One of the same few hundred events every time: every property of it follows from its number. */
export function storedRow(n: number, sources: readonly string[]): Row {
  const pick = <Value>(values: readonly Value[], stride: number): Value => {
    const value = values[Math.floor(n / stride) % values.length];
    if (value === undefined) throw new Error("An empty pool.");
    return value;
  };
  const outcome = pick(pools.outcome, 5);
  return eventRow({
    sourceId: pick(sources, 7),
    // Several share a millisecond, and they reach over the end of a month.
    receivedAt: new Date(start + Math.floor(n / 4) * hour),
    outcome,
    isEntry: outcome === "accepted" && n % 11 !== 0,
    needsAttention: n % 9 === 0,
    purpose: n % 13 === 0 ? null : pick(pools.purpose, 1),
    shape: pick(pools.shape, 3),
    signature: pick(pools.signature, 2),
    segmentId: n % 6 === 0 ? null : pick(pools.segment, 2),
    campaignId: n % 2 === 0 ? null : pick(pools.campaign, 3),
    customerId: `cust_${String(n % 20)}`,
    customerSourceId: `crm-${String(n % 15)}`,
    customerEmail: `c${String(n % 10)}@shop.example`,
    customerName: nameOf(n),
    voucherCode: n % 3 === 0 ? `CODE-${String(n % 30)}` : null,
    searchText: toSearchText([
      `${pick(pools.word, 1)} and ${pick(pools.word, 4)}`,
      nameOf(n),
    ]),
    isTest: n % 10 === 9,
    projectId: n % 17 === 0 ? null : pick(pools.project, 8),
    validUntil: n % 4 === 0 ? null : new Date(start + (n - 150) * 2 * hour),
    eventName: n % 5 === 0 ? "Welcome" : null,
    rejection: outcome === "rejected" ? "signature_mismatch" : null,
    problems: n % 8 < 6 ? [] : [{ kind: pick(pools.problem, 1) }],
    enteredAt: n % 7 === 0 ? null : new Date(start + (n - 61) * hour),
    sentAt: n % 12 === 0 ? null : new Date(start + (n - 60) * hour),
    publicationId: String(n),
    payload: n % 2 === 0 ? { data: { ...toPayload(n) } } : toPayload(n),
  });
}

function nameOf(n: number): string | null {
  return n % 7 === 0 ? "Zoë Ünal" : null;
}

/** Bodies come with and without the envelope around their data, and numbers as text. */
function toPayload(n: number) {
  const { n: number, region } = keptOf(n);
  return {
    customer: { n: number, metadata: { region }, vip: n % 4 === 0 || null },
    tags: [n % 3],
  };
}

/** Of what its payload keeps of the customer. */
export type Kept = { readonly n: string | number; readonly region: string };

export function keptOf(n: number): Kept {
  return {
    n: n % 3 === 0 ? String(n % 4) : n % 4,
    region: pools.region[n % 7 < 4 ? 0 : 1],
  };
}

export function numberOf({ publicationId }: Row): number {
  return Number(publicationId);
}
