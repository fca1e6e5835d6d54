import type { ProblemKind } from "#lib/domain/reading/problem.ts";
import type { Prng } from "#lib/simulator/prng.ts";

/** A body that is not JSON: what a misdirected form, a proxy's error page or a broken encoder sends. */
export function makeNotJsonBody(
  index: number,
  prng: Prng,
): {
  readonly body: Uint8Array;
  readonly contentType: string;
  readonly problem: ProblemKind;
} {
  const encoder = new TextEncoder();
  const mark = `${String(index)}-${prng.hex(8)}`;
  switch (prng.int(0, 3)) {
    case 0:
      return {
        body: encoder.encode(
          `event=entered&customer=shop-${mark}&segment=VIP%20%26%20friends`,
        ),
        contentType: "application/x-www-form-urlencoded",
        problem: "not_json",
      };
    case 1:
      return {
        body: encoder.encode(
          `<html><head><title>502</title></head><body>Upstream ${mark}</body></html>\n`,
        ),
        contentType: "text/html; charset=utf-8",
        problem: "not_json",
      };
    case 2:
      return {
        // "Ü" in Latin-1, which is no UTF-8.
        body: new Uint8Array([
          ...encoder.encode(`{"customer":{"id":"cust_${mark}","name":"`),
          0xdc,
          ...encoder.encode('nal"}}'),
        ]),
        contentType: "application/json",
        problem: "not_utf8",
      };
    default:
      return {
        body: encoder.encode(
          `{'customer': {'id': 'cust_${mark}', 'active': True}}`,
        ),
        contentType: "application/json",
        problem: "not_json",
      };
  }
}
