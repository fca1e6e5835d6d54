import type {
  DuplicateKind,
  Signature,
} from "#lib/domain/event/event-values.ts";
import { makeContent } from "./payloads/content.ts";
import type { Kind } from "./payloads/content.ts";
import type { Scene } from "./payloads/entry.ts";
import { nothingRead } from "./payloads/expected-reading.ts";
import type { ExpectedReading } from "./payloads/expected-reading.ts";
import type { Fault } from "./faults.ts";
import { makeNotJsonBody } from "./payloads/not-json-body.ts";
import type { Prng } from "./prng.ts";
import type { Sign } from "./sending/sign.ts";

/** One HTTP request to send, and what a right receiver makes of it. */
export type Delivery = {
  readonly index: number;
  readonly kind: Kind;
  readonly fault: Fault | null;
  readonly body: Uint8Array;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly expected: {
    readonly reading: ExpectedReading;
    /** As a source finds it that has the secret of the run; where nothing is signed, has none. */
    readonly signature: Signature;
    /** Whether to be answered with 2xx. */
    readonly accepted: boolean;
    /** The index of the delivery that this one repeats byte for byte. Sent side by side, either may arrive first. */
    readonly duplicateOf: number | null;
    readonly duplicateKind: DuplicateKind | null;
  };
};

/** What a delivery is to be; `prng` draws what belongs to it alone. */
export type DeliveryPlan = {
  readonly prng: Prng;
  readonly kind: Kind;
  readonly fault: Fault | null;
};

export const signatureHeader = "x-voucherify-signature";

const encoder = new TextEncoder();

/** The delivery at an index, written and signed, with the faults that lie in how it is sent. */
export function makeDelivery(
  scene: Scene,
  index: number,
  { prng, kind, fault }: DeliveryPlan,
  sign: Sign | null,
): Delivery {
  const { body, signed, contentType, reading } = write(scene, index, {
    prng,
    kind,
    fault,
  });
  const verdict = signatureOf(fault, sign);
  const headers: Record<string, string> = { "content-type": contentType };
  if (sign && verdict !== "missing") {
    const right = sign(signed);
    headers[signatureHeader] =
      verdict === "valid" ? right : anotherSignature(right);
  }
  return {
    index,
    kind,
    fault,
    body,
    headers,
    expected: {
      reading,
      signature: verdict,
      accepted: verdict === "valid" || verdict === "not_checked",
      duplicateOf: null,
      duplicateKind: null,
    },
  };
}

/** Whether a receiver that has the secret rejects a delivery with this fault. */
export function isRejected(fault: Fault | null): boolean {
  return fault === "bad_signature" || fault === "missing_signature";
}

type Written = {
  readonly body: Uint8Array;
  /** The bytes that the signature is made over. */
  readonly signed: Uint8Array;
  readonly contentType: string;
  readonly reading: ExpectedReading;
};

function write(
  scene: Scene,
  index: number,
  { prng, kind, fault }: DeliveryPlan,
): Written {
  if (kind === "not_json") {
    const { body, contentType, problem } = makeNotJsonBody(index, prng);
    const reading: ExpectedReading = {
      ...nothingRead,
      shape: "not_json",
      problems: [problem],
    };
    return { body, signed: body, contentType, reading };
  }
  const contentType = "application/json";
  const { json, reading } = makeContent(scene, index, prng, kind, fault);
  const text = JSON.stringify(json);
  if (fault === "truncated_json") {
    const kept = text.slice(
      0,
      Math.floor((text.length * prng.int(30, 95)) / 100),
    );
    const body = encoder.encode(kept);
    return {
      body,
      // Signed as it is sent: otherwise it would only be one more wrong signature.
      signed: body,
      contentType,
      reading: { ...nothingRead, shape: "not_json", problems: ["not_json"] },
    };
  }
  const signed = encoder.encode(text);
  if (fault === "reformatted_body") {
    return {
      body: encoder.encode(JSON.stringify(json, null, 2)),
      signed,
      contentType,
      reading,
    };
  }
  return { body: signed, signed, contentType, reading };
}

function signatureOf(fault: Fault | null, sign: Sign | null): Signature {
  if (!sign) return "not_checked";
  if (fault === "missing_signature") return "missing";
  return fault === "bad_signature" ? "invalid" : "valid";
}

/** As well-formed as the right one, and never equal to it. */
function anotherSignature(hex: string): string {
  return hex.replace(/./g, (digit) =>
    (15 - Number.parseInt(digit, 16)).toString(16),
  );
}
