import fc from "fast-check";

/** JSON as text, since most of these no writer would write. */
export function hostileValues(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom(
      ...[
        "null",
        "true",
        "[]",
        "{}",
        '""',
        "-0",
        "1e400",
        "-1e400",
        "1e131071",
        "-1e-131071",
        "0.1e-400",
      ],
      ...[
        '"\\u0000"',
        '"\\ud800"',
        '"\\udfff\\ud800"',
        '{"\\u0000":"\\u0000"}',
        '{"\\ud800":1}',
        '"\\uffff"',
      ],
      ...[
        '{"__proto__":{"id":"x"}}',
        '{"constructor":null,"toString":1,"hasOwnProperty":2}',
        '{"":{"":""}}',
      ],
      ...[
        '{"id":1,"id":2,"id":{"id":3}}',
        "[[[[[[[[[[]]]]]]]]]]",
        '{"a.b":1,"a[0]":2,"$":3,"a\\"b":4}',
      ],
      ...[
        '"\'; DROP TABLE event; --"',
        '"%_\\\\"',
        '"<script>alert(1)</script>"',
        '"$1"',
        '"NULL"',
        '"\\\\N"',
      ],
      ...[
        '"+275760-09-13T00:00:00.001Z"',
        '"2026-13-45T99:99:99Z"',
        '"0000-00-00T00:00:00Z"',
        '"infinity"',
      ],
      ...[
        "8640000000000001",
        "-8640000000000001",
        "9007199254740993",
        '"1e1000"',
        '"Infinity"',
        '"NaN"',
      ],
    ),
    fc.nat(5_000).map((digits) => "9".repeat(digits + 1)),
    fc.nat(5_000).map((digits) => `0.${"0".repeat(digits)}1`),
    fc
      .nat(20_000)
      .map((length) => JSON.stringify("whs_\u{1f600}".repeat(length / 6 + 1))),
    fc
      .string({ unit: "binary", maxLength: 400 })
      .map((text) => JSON.stringify(text)),
    fc.json({ maxDepth: 6 }),
    fc
      .tuple(
        fc.constantFrom("[", '{"a":', '[{"data":'),
        fc.integer({ min: 1, max: 3_000 }),
      )
      .map(nest),
  );
}

/** What takes the most of a receiver: a megabyte in one of the shapes that cost. */
export function enormousValues(): fc.Arbitrary<string> {
  return fc.oneof(
    fc
      .tuple(
        fc.constantFrom("[", '{"a":', '[{"data":'),
        fc.integer({ min: 5_000, max: 90_000 }),
      )
      .map(nest),
    fc
      .integer({ min: 10_000, max: 50_000 })
      .map((keys) =>
        JSON.stringify(
          Object.fromEntries(
            Array.from({ length: keys }, (_, key) => [`key ${key}`, key]),
          ),
        ),
      ),
    fc.integer({ min: 100_000, max: 1_000_000 }).map((length) =>
      JSON.stringify({
        data: { customer: { id: "x".repeat(length) }, segment: {} },
      }),
    ),
    fc
      .integer({ min: 10_000, max: 100_000 })
      .map((length) => `{"a":[${"1,".repeat(length)}1]}`),
    fc
      .integer({ min: 10_000, max: 100_000 })
      .map((length) => `{${'"a":1,'.repeat(length)}"a":2}`),
    fc
      .integer({ min: 100_000, max: 1_000_000 })
      .map((length) => "9".repeat(length)),
    fc
      .integer({ min: 100_000, max: 1_000_000 })
      .map((length) => " ".repeat(length)),
  );
}

function nest([opening, depth]: [string, number]): string {
  const closing = { "[": "]", '{"a":': "}", '[{"data":': "}]" }[opening] ?? "";
  return `${opening.repeat(depth)}1${closing.repeat(depth)}`;
}
