import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { EventDetail } from "#lib/domain/event/event.ts";
import type {
  SignatureExplanation,
  SignatureTrial,
} from "#lib/domain/event/signature-explanation.ts";
import { opensslCommand } from "./openssl-command.ts";
import { SignatureDebugger } from "./signature-debugger.tsx";
import { proxyHeadersOf, signatureCause } from "./signature-cause.ts";

function trial(
  secret: Partial<SignatureTrial["secret"]> = {},
  over: Partial<SignatureTrial> = {},
): SignatureTrial {
  return {
    secret: {
      id: "s1",
      kind: "active",
      isTrimmed: false,
      addedAt: "2026-11-24T16:20:00.000Z",
      retiredAt: null,
      sourceName: "Shop",
      ...secret,
    },
    form: "as_received",
    bytes: 2_574,
    expected: "4f1c09ab…77e2",
    matches: true,
    ...over,
  };
}

function explained(trials: readonly SignatureTrial[]): SignatureExplanation {
  return {
    received: "9b42d7c0…18fe",
    trials,
    unreadable: 0,
    rejected: { count: 40, exact: true },
  };
}

describe("the likely cause of a signature that does not fit", () => {
  it.each([
    ["verifies_now", trial()],
    ["verifies_now", trial({}, { form: "compact" })],
    ["signature_of_reformatted_body", trial({}, { form: "rewritten" })],
    ["signature_secret_has_white_space", trial({ isTrimmed: true })],
    ["signature_of_retired_secret", trial({ kind: "retired" })],
    ["signature_of_other_source", trial({ kind: "of_other_source" })],
    ["signature_mismatch", trial({}, { matches: false })],
  ])("is %s", (cause, tried) => {
    expect(signatureCause("signature_mismatch", explained([tried]))).toBe(
      cause,
    );
  });

  it("names what stood on the way, once each", () => {
    expect(
      proxyHeadersOf([
        ["Via", "1.1 a"],
        ["via", "1.1 b"],
        ["X-Forwarded-For", "203.0.113.9"],
        ["content-type", "application/json"],
      ]),
    ).toEqual(["via", "x-forwarded-for"]);
  });
});

it("shows what came, what was tried, both texts, the command and what to do", () => {
  const body = new TextEncoder().encode('{ "note": "it\'s" }');
  const html = renderToStaticMarkup(
    <SignatureDebugger
      event={
        {
          headers: [["via", "1.1 proxy"]],
          source: { id: "1", name: "Shop", currency: null },
        } as unknown as EventDetail
      }
      rejection="signature_mismatch"
      body={body}
      bodyAddress="https://inspect.example/api/v1/events/1/body"
      explanation={explained([trial({}, { matches: false })])}
      actions={<button>Correct it</button>}
    />,
  );
  for (const told of [
    "its signature is wrong",
    "came through a proxy or tunnel: via",
    "9b42d7c0…18fe",
    "4f1c09ab…77e2",
    "raw bytes (2,574)",
    "no match",
    "Raw text",
    "{&quot;note&quot;:&quot;it&#x27;s&quot;}",
    "openssl dgst -sha256 -hmac",
    "Correct it",
  ])
    expect(html).toContain(told);
});

it("downloads what is too long to be pasted", () => {
  expect(opensslCommand(new Uint8Array(100_001), "https://x/body")).toMatch(
    /^curl -fsS .* 'https:\/\/x\/body' \| openssl dgst -sha256 -hmac "\$SECRET"$/,
  );
});
