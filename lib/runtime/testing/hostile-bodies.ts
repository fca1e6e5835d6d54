import fc from "fast-check";
import { enormousValues, hostileValues } from "./hostile-values.ts";
import { makeTrueBody } from "./true-body.ts";

/** Bodies that no honest sender writes, of less than a mebibyte. */
export function hostileBodies(): fc.Arbitrary<Uint8Array> {
  return fc.oneof(
    { weight: 2, arbitrary: fc.uint8Array({ maxLength: 3_000 }) },
    { weight: 4, arbitrary: mutatedBodies() },
    {
      weight: 8,
      arbitrary: fc
        .tuple(fc.nat(), fc.nat(200), hostileValues())
        .map(withHostileLeaf),
    },
    { weight: 3, arbitrary: hostileValues().map((text) => Buffer.from(text)) },
    { weight: 2, arbitrary: encodedOtherwise() },
    { weight: 1, arbitrary: enormousValues().map((text) => Buffer.from(text)) },
  );
}

/** Bodies that a few hundred can be sent of in a moment. */
export function smallBodies(): fc.Arbitrary<Uint8Array> {
  return fc.oneof(
    mutatedBodies(),
    fc.uint8Array({ maxLength: 200 }),
    fc.nat().map(makeTrueBody),
  );
}

/** True bodies with pieces cut out, doubled, flipped or written over. */
function mutatedBodies(): fc.Arbitrary<Uint8Array> {
  const edit = fc.tuple(
    fc.nat(6_000),
    fc.nat(40),
    fc.uint8Array({ maxLength: 40 }),
  );
  return fc
    .tuple(fc.nat(), fc.array(edit, { minLength: 1, maxLength: 5 }))
    .map(([seed, edits]) => {
      let body = makeTrueBody(seed);
      for (const [at, length, put] of edits) {
        const from = at % body.length;
        body = Buffer.concat([
          body.subarray(0, from),
          put,
          body.subarray(from + length),
        ]);
      }
      return body;
    });
}

/** A true body in which one value is another. */
function withHostileLeaf([seed, leaf, value]: [
  number,
  number,
  string,
]): Buffer {
  let count = 0;
  const text = JSON.stringify(
    JSON.parse(makeTrueBody(seed).toString()),
    (_key, held: unknown) => (count++ === leaf ? "\0here" : held),
  );
  return Buffer.from(text.replace('"\\u0000here"', () => value));
}

function encodedOtherwise(): fc.Arbitrary<Uint8Array> {
  return fc
    .tuple(
      fc.nat(),
      fc.constantFrom("bom", "utf16le", "utf16be", "latin1", "twice"),
    )
    .map(([seed, how]) => {
      const body = makeTrueBody(seed);
      switch (how) {
        case "bom":
          return Buffer.concat([Uint8Array.of(0xef, 0xbb, 0xbf), body]);
        case "utf16le":
          return Buffer.from(`\ufeff${body.toString()}`, "utf16le");
        case "utf16be":
          return Buffer.from(`\ufeff${body.toString()}`, "utf16le").swap16();
        case "latin1":
          return Buffer.from(
            body.toString().replace("customer", "cüstömer"),
            "latin1",
          );
        case "twice":
          return Buffer.from(JSON.stringify(body.toString()));
      }
    });
}
