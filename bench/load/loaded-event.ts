import { createHash } from "node:crypto";
import type { NewEvent } from "#lib/db/ingest/new-event.ts";
import type {
  DuplicateKind,
  Outcome,
  Rejection,
} from "#lib/domain/event/event-values.ts";
import { readEvent } from "#lib/domain/reading/read-event.ts";
import type { Delivery } from "#lib/simulator/delivery.ts";
import type { Fault } from "#lib/simulator/faults.ts";
import { makeScenario, type Scenario } from "#lib/simulator/scenario.ts";
import { signWith } from "#lib/simulator/sending/sign.ts";

/** What is loaded, whole: the same plan gives the same events on every machine. */
export type LoadPlan = {
  readonly events: number;
  /** From 0 to 2^32 - 1. */
  readonly seed: number;
  /** Milliseconds since 1970: the first event enters at `from`, the last before `to`. */
  readonly from: number;
  readonly to: number;
  readonly sourceId: string;
};

/** An event as it would have been stored, with what became of it. */
export type LoadedEvent = NewEvent & {
  readonly outcome: Outcome;
  readonly duplicateOf: string | null;
  readonly duplicateKind: DuplicateKind | null;
};

/** Mostly right, as real traffic is, with a little of everything that goes wrong. */
const faults = {
  bad_signature: 0.002,
  missing_signature: 0.001,
  truncated_json: 0.0005,
  contradiction: 0.003,
  schema_departure: 0.01,
} as const satisfies Partial<Record<Fault, number>>;

/** Of the faults above, those that a source with a secret refuses. */
const rejections: Partial<Record<Fault, Rejection>> = {
  bad_signature: "signature_mismatch",
  missing_signature: "signature_missing",
};

export function planScenario({ seed, from, ...plan }: LoadPlan): Scenario {
  return makeScenario({
    seed,
    now: new Date(from),
    gapMs: gapOf({ from, ...plan }),
    sign: signWith("the secret of loaded events"),
    faults,
    duplicates: 0.01,
  });
}

/** The indexes of all events that may have arrived from `from` until `to`, and a few more. */
export function indexesWithin(
  plan: LoadPlan,
  from: number,
  to: number,
): { readonly first: number; readonly end: number } {
  const gap = gapOf(plan);
  const at = (time: number) => Math.floor((time - plan.from) / gap);
  return {
    first: Math.max(0, at(from - slowestMs)),
    end: Math.min(plan.events, at(to) + 1),
  };
}

/** When the event at an index arrives, in ms since 1970; later ones arrive later. */
export function arrivalAt(plan: LoadPlan, index: number): number {
  return arrival(plan, index, digestOf(plan, index));
}

export function toLoadedEvent(plan: LoadPlan, delivery: Delivery): LoadedEvent {
  const { index, body, fault, expected } = delivery;
  const digest = digestOf(plan, index);
  const receivedAt = arrival(plan, index, digest);
  const rejection = (fault && rejections[fault]) ?? null;
  const original = rejection === null ? expected.duplicateOf : null;
  return {
    id: toUuid(receivedAt, digest),
    sourceId: plan.sourceId,
    receivedAt: new Date(receivedAt),
    body,
    bodySize: body.length,
    bodySha256: createHash("sha256").update(body).digest(),
    contentType: delivery.headers["content-type"] ?? null,
    headers: Object.entries(delivery.headers),
    remoteAddress: "203.0.113.7",
    signature: expected.signature,
    secretId: null,
    rejection,
    deliveryKey: null,
    reading: readEvent(body),
    outcome: rejection
      ? "rejected"
      : original === null
        ? "accepted"
        : "duplicate",
    duplicateOf: original === null ? null : idAt(plan, original),
    duplicateKind: original === null ? null : expected.duplicateKind,
  };
}

/** Longest that a delivery is on its way. */
const slowestMs = 1_500;

function gapOf({ from, to, events }: Omit<LoadPlan, "seed">): number {
  return (to - from) / events;
}

function idAt(plan: LoadPlan, index: number): string {
  const digest = digestOf(plan, index);
  return toUuid(arrival(plan, index, digest), digest);
}

/** Everything that is drawn for a receipt, beside what the scenario draws for its body. */
function digestOf({ seed }: LoadPlan, index: number): Buffer {
  return createHash("sha256").update(`${seed} ${index}`).digest();
}

/** On its way for 200 ms or more, but never so long that the next one overtakes it. */
function arrival(plan: LoadPlan, index: number, digest: Buffer): number {
  const gap = gapOf(plan);
  const most = Math.min(slowestMs - 200, gap / 2);
  const onItsWay = 200 + (digest.readUInt32BE(10) / 2 ** 32) * most;
  return Math.floor(plan.from + Math.round(index * gap) + onItsWay);
}

/** A UUIDv7 (RFC 9562 §5.7) of a time and ten bytes that stand for its random part. */
function toUuid(ms: number, random: Buffer): string {
  const bytes = Buffer.concat([Buffer.alloc(6), random.subarray(0, 10)]);
  bytes.writeUIntBE(ms, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
