import fc from "fast-check";
import { makeScenario } from "../../simulator/scenario.ts";

/** One request as bytes for a connection of its own. */
export type HostileRequest = {
  /** Everything after the request line's and the address's own bytes. */
  readonly write: (sourceKey: string) => Buffer;
  /** The body that a receiver is to keep; null where it may as well refuse to hear the request out. */
  readonly body: Uint8Array | null;
};

/** Requests that no honest sender makes. Bodies stay below the contract's limit of a mebibyte. */
export function hostileRequests(): fc.Arbitrary<HostileRequest> {
  return fc.oneof(
    { weight: 6, arbitrary: bodies().map(withBody) },
    {
      weight: 3,
      arbitrary: fc.tuple(headers(), smallBodies()).map(withHeaders),
    },
    { weight: 2, arbitrary: fc.tuple(chunks(), smallBodies()).map(withChunks) },
    { weight: 2, arbitrary: requestLines().map(withRequestLine) },
  );
}

/** A request that is well-formed but for its body. */
export function toRequest(
  sourceKey: string,
  body: Uint8Array,
  headerLines: readonly string[] = [],
): Buffer {
  const head = [
    `POST /api/webhooks/${sourceKey} HTTP/1.1`,
    "host: localhost",
    ...headerLines,
    `content-length: ${body.length}`,
    "connection: close",
  ];
  return Buffer.concat([
    Buffer.from(`${head.join("\r\n")}\r\n\r\n`, "latin1"),
    body,
  ]);
}

/** A Voucherify-true body of which no other seed makes the like. */
export function makeTrueBody(seed: number): Buffer {
  const scenario = makeScenario({
    seed,
    now: new Date(0),
    kinds: { envelope: 1 },
  });
  return Buffer.from(scenario.at(0).body);
}

function withBody(body: Uint8Array): HostileRequest {
  return {
    body,
    write: (key) => toRequest(key, body, ["content-type: application/json"]),
  };
}

function withHeaders([lines, body]: [
  readonly string[],
  Uint8Array,
]): HostileRequest {
  return { body, write: (key) => toRequest(key, body, lines) };
}

function withChunks([sizes, body]: [
  readonly number[],
  Uint8Array,
]): HostileRequest {
  const parts: Buffer[] = [];
  for (let at = 0, turn = 0; at < body.length; turn++) {
    const part = body.subarray(at, at + (sizes[turn % sizes.length] ?? 1));
    parts.push(
      Buffer.from(`${part.length.toString(16)};x="${turn}"\r\n`),
      Buffer.from(part),
      Buffer.from("\r\n"),
    );
    at += part.length;
  }
  return {
    body,
    write: (key) =>
      Buffer.concat([
        Buffer.from(
          `POST /api/webhooks/${key}?a=1&a=2 HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n`,
        ),
        ...parts,
        Buffer.from("0\r\nx-trailer: late\r\n\r\n"),
      ]),
  };
}

function withRequestLine([method, target]: [string, string]): HostileRequest {
  return {
    body: null,
    write: (key) =>
      Buffer.from(
        `${method} ${target.replace("KEY", () => key)} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{}`,
        "latin1",
      ),
  };
}

function bodies(): fc.Arbitrary<Uint8Array> {
  return fc.oneof(
    { weight: 2, arbitrary: fc.uint8Array({ maxLength: 3_000 }) },
    { weight: 4, arbitrary: mutatedBodies() },
    {
      weight: 8,
      arbitrary: fc.tuple(fc.nat(), fc.nat(200), values()).map(withHostileLeaf),
    },
    { weight: 3, arbitrary: values().map((text) => Buffer.from(text)) },
    { weight: 2, arbitrary: encodedOtherwise() },
    { weight: 1, arbitrary: enormous().map((text) => Buffer.from(text)) },
  );
}

function smallBodies(): fc.Arbitrary<Uint8Array> {
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

/** JSON as text, since most of these no writer would write. */
function values(): fc.Arbitrary<string> {
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
function enormous(): fc.Arbitrary<string> {
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
  const closing = [...opening]
    .reverse()
    .map((sign) => ({ "[": "]", "{": "}" })[sign] ?? "");
  return `${opening.repeat(depth)}1${closing.join("").repeat(depth)}`;
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

/** Header lines that are well-formed, and nothing more. */
function headers(): fc.Arbitrary<string[]> {
  const name = fc.oneof(
    fc.constantFrom(
      ...[
        "__proto__",
        "constructor",
        "toString",
        "x-voucherify-signature",
        "X-Voucherify-Signature",
        "authorization",
      ],
      ...[
        "cookie",
        "content-type",
        "Content-Type",
        "content-encoding",
        "x-forwarded-for",
        "forwarded",
        "user-agent",
        "via",
      ],
    ),
    fc
      .string({
        unit: fc.constantFrom(..."abcXYZ019!#$%&'*+-.^_`|~"),
        minLength: 1,
        maxLength: 60,
      })
      .map((text) => `x-${text}`),
  );
  const value = fc.oneof(
    fc.constantFrom(
      ...[
        "",
        " ",
        "gzip, br",
        "application/json; charset=utf-16",
        "text/html",
        "multipart/form-data",
        'a/b; c="\\"',
        "\t",
      ],
      ...[
        "f".repeat(64),
        "0".repeat(4_000),
        "%00",
        "'; DROP TABLE source; --",
        "{{7*7}}",
        "${jndi:x}",
        "null",
      ],
    ),
    fc
      .uint8Array({ maxLength: 300 })
      .map((bytes) =>
        Buffer.from(
          bytes.map((byte) => (byte < 32 || byte === 127 ? 9 : byte)),
        ).toString("latin1"),
      ),
  );
  return fc.oneof(
    fc.array(
      fc.tuple(name, value).map(([key, held]) => `${key}: ${held}`),
      { minLength: 1, maxLength: 25 },
    ),
    fc
      .integer({ min: 100, max: 900 })
      .map((count) =>
        Array.from({ length: count }, (_, index) => `x-${index}: ${index}`),
      ),
  );
}

function chunks(): fc.Arbitrary<number[]> {
  return fc.array(fc.integer({ min: 1, max: 3_000 }), {
    minLength: 1,
    maxLength: 6,
  });
}

function requestLines(): fc.Arbitrary<[string, string]> {
  const method = fc.constantFrom(
    "POST",
    "GET",
    "HEAD",
    "PUT",
    "DELETE",
    "OPTIONS",
    "PATCH",
    "TRACE",
    "CONNECT",
    "PROPFIND",
    "post",
    "BREW",
    "",
  );
  const target = fc.oneof(
    fc.constantFrom(
      ...[
        "/api/webhooks/KEY",
        "/api/webhooks/KEY/",
        "/api/webhooks//KEY",
        "//api/webhooks/KEY",
        "/api/webhooks/KEY/x",
        "*",
      ],
      ...[
        "/api/webhooks/KEY%00",
        "/api/webhooks/%",
        "/api/webhooks/%ff%fe",
        "/api/webhooks/%c0%af",
        "/api/webhooks/",
        "",
      ],
      ...[
        "/api/webhooks/..%2f..%2fetc%2fpasswd",
        "/api/webhooks/KEY?",
        "/api/webhooks/KEY#x",
        "http://other/api/webhooks/KEY",
      ],
      ...[
        "/api/webhooks/__proto__",
        "/api/webhooks/KEY;x=1",
        "/API/WEBHOOKS/KEY",
        `/api/webhooks/${"k".repeat(12_000)}`,
      ],
      ...[
        `/${"a".repeat(20_000)}`,
        "/api/webhooks/\u00e9",
        "/api/webhooks/KEY KEY",
        "/api/webhooks/'%20OR%201=1--",
      ],
    ),
    fc
      .string({ unit: "binary-ascii", maxLength: 80 })
      .map((text) => `/api/webhooks/${text}`),
    fc.webPath(),
  );
  return fc.tuple(method, target);
}
