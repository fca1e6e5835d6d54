import { AddressRefusedError } from "#lib/replay/address/checked-lookup.ts";
import { AnsweredEarlyError } from "./guarded-connector.ts";
import type { SendFailure } from "./send-result.ts";

const byCode: Readonly<Record<string, SendFailure>> = {
  ENOTFOUND: "unresolved",
  EAI_AGAIN: "unresolved",
  EAI_FAIL: "unresolved",
  ENODATA: "unresolved",
  ECONNREFUSED: "connect_failed",
  EHOSTUNREACH: "connect_failed",
  ENETUNREACH: "connect_failed",
  EADDRNOTAVAIL: "connect_failed",
  EHOSTDOWN: "connect_failed",
  ETIMEDOUT: "connect_timeout",
  UND_ERR_CONNECT_TIMEOUT: "connect_timeout",
  UND_ERR_HEADERS_TIMEOUT: "answer_timeout",
  UND_ERR_BODY_TIMEOUT: "answer_timeout",
  UND_ERR_HEADERS_OVERFLOW: "bad_answer",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "bad_answer",
  UND_ERR_INVALID_ARG: "unsendable",
  ERR_INVALID_CHAR: "unsendable",
};

const tlsCode =
  /^(?:ERR_TLS|ERR_SSL|ERR_OSSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|EPROTO$)/u;

/** What an error of a connection means, with a short reason. */
export function classifySendError(error: unknown): {
  readonly failure: SendFailure;
  readonly reason: string;
} {
  const inner =
    error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  if (inner instanceof AddressRefusedError)
    return { failure: "refused", reason: inner.message };
  if (inner instanceof AnsweredEarlyError)
    return { failure: "answered_early", reason: inner.message };
  const code = codeOf(inner);
  const reason = inner instanceof Error ? inner.message : String(inner);
  const byProxy = /^Proxy response \((\d+)\)/u.exec(reason);
  if (byProxy)
    return {
      failure: "connect_failed",
      reason: `The egress proxy answered ${byProxy[1] ?? ""}: it did not connect`,
    };
  // The parser of answers gives most of its errors no code.
  if (inner instanceof Error && inner.name === "HTTPParserError")
    return { failure: "bad_answer", reason: toReason("", reason) };
  return { failure: toFailure(code), reason: toReason(code, reason) };
}

function toFailure(code: string): SendFailure {
  const known = Object.hasOwn(byCode, code) ? byCode[code] : undefined;
  if (known) return known;
  if (tlsCode.test(code)) return "tls";
  return "reset";
}

function toReason(code: string, message: string): string {
  const text = message.replace(/\s+/gu, " ").trim().slice(0, 200);
  if (code === "" || text.includes(code)) return text === "" ? code : text;
  return `${text} (${code})`;
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  if ("code" in error && typeof error.code === "string") return error.code;
  return error.cause instanceof Error ? codeOf(error.cause) : "";
}
