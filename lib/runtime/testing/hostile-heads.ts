import fc from "fast-check";

/** Header lines that are well-formed, and nothing more. */
export function hostileHeaders(): fc.Arbitrary<string[]> {
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
        unit: fc.constantFrom(...Array.from("abcXYZ019!#$%&'*+-.^_`|~")),
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

/** Sizes that a body is cut into, in turn. */
export function chunkSizes(): fc.Arbitrary<number[]> {
  return fc.array(fc.integer({ min: 1, max: 3_000 }), {
    minLength: 1,
    maxLength: 6,
  });
}

/** Methods and targets; `KEY` in a target stands for the source's key. */
export function requestLines(): fc.Arbitrary<[string, string]> {
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
