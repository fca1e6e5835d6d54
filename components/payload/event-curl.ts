import { printBytes, shellWord } from "#lib/domain/text/shell-word.ts";

/** Headers of the connection or of what stood on the way: sent again, they would say something untrue. */
const ofTheWay =
  /^(?:host|connection|keep-alive|content-length|transfer-encoding|te|trailer|upgrade|expect|accept-encoding|via|forwarded|x-forwarded-.*|x-real-ip|cf-.*|x-amzn-.*|x-cloud-trace-context|traceparent|tracestate)$/i;

/** As `maskHeaders` writes a value that is a secret. */
const masked = /…\(\d+ characters, masked\)$/;

/**
 * One command for a POSIX shell that posts an event again to an address of one's own, which stands
 * in its first line: the exact bytes, and the headers that came with them. Masked headers are left out.
 *
 * @param headers with secrets masked
 */
export function eventCurl(
  body: Uint8Array,
  headers: readonly (readonly [string, string])[],
): string {
  const sent = headers.filter(
    ([name, value]) => !ofTheWay.test(name) && !masked.test(value),
  );
  const hasType = sent.some(([name]) => name.toLowerCase() === "content-type");
  return [
    "TO='http://localhost:8080/webhook'",
    `${printBytes(body)} |`,
    `curl -sS -X POST "$TO" \\`,
    ...sent.map(
      ([name, value]) =>
        `  -H ${shellWord(value === "" ? `${name};` : `${name}: ${oneLine(value)}`)} \\`,
    ),
    // Without a type of its own, curl would send that of a form.
    ...(hasType ? [] : [`  -H 'content-type:' \\`]),
    "  --data-binary @-",
  ].join("\n");
}

/** No header was received with a control character; if one is stored, it does not reach a terminal. */
function oneLine(value: string): string {
  return value.replaceAll(/\p{Cc}/gu, " ");
}
