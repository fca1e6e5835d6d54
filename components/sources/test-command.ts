const body = `{"customer":{"id":"cust_test","object":"customer","source_id":"test-1","name":"Alex Test","email":"alex@test.example","metadata":{}},"segment":{"id":"seg_test","object":"segment","name":"Test segment"},"segment_inspector_test":true}`;

/**
 * A command for a POSIX shell that posts one invented entry to `url` and prints
 * the answer. `signed`: it computes Voucherify's signature with openssl, from a
 * secret that the person puts in.
 */
export function testCommand(url: string, signed: boolean): string {
  if (!signed) {
    return [
      `curl -sS '${url}' \\`,
      `  -H 'content-type: application/json' \\`,
      `  --data-binary '${body}'`,
    ].join("\n");
  }
  return [
    `SECRET='put the secret here'`,
    `BODY='${body}'`,
    `SIGNATURE=$(printf %s "$BODY" | openssl dgst -sha256 -hmac "$SECRET" | sed 's/.* //')`,
    `curl -sS '${url}' \\`,
    `  -H 'content-type: application/json' \\`,
    `  -H "x-voucherify-signature: $SIGNATURE" \\`,
    `  --data-binary "$BODY"`,
  ].join("\n");
}
