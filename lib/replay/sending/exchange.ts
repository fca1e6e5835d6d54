import { Readable } from "node:stream";
import type { Dispatcher } from "undici";
import { classifySendError } from "./classify-send-error.ts";
import type { OutgoingRequest } from "./outgoing-request.ts";
import {
  mayRetryFailure,
  mayRetryStatus,
  parseRetryAfter,
  type SendFailure,
  type SendResult,
} from "./send-result.ts";

/** So much of an answer is read; then the connection is given up. */
const maxReadBytes = 64 * 1_024;
/** So much of it is kept. */
const maxKeptBytes = 2_048;
const maxHeaderChars = 4_096;
/** Larger bodies are written piece by piece, so that it is known when the last one went out. */
const wholeBytes = 32 * 1_024;

type Answer = {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly retryAfter: string | undefined;
};

export type ExchangeOptions = {
  readonly timeoutMs: number;
  readonly isDelivered: (status: number) => boolean;
  /** Called once. */
  readonly onEnd: (result: SendResult) => void;
};

/** One request and its answer. It ends exactly once, whatever either side does. */
export class Exchange implements Dispatcher.DispatchHandler {
  readonly #options: ExchangeOptions;
  readonly #startedAt = new Date();
  readonly #began = performance.now();
  #controller: Dispatcher.DispatchController | null = null;
  #timer: NodeJS.Timeout | undefined;
  #answer: Answer | null = null;
  readonly #kept: Buffer[] = [];
  #readBytes = 0;
  #isSent = false;
  #isOver = false;

  constructor(options: ExchangeOptions) {
    this.#options = options;
  }

  run(
    dispatcher: Dispatcher,
    target: { readonly origin: string; readonly path: string },
    request: OutgoingRequest,
  ): void {
    this.#timer = setTimeout(() => {
      this.#expire();
    }, this.#options.timeoutMs);
    const headers = request.headers.flat();
    const body = this.#toBody(request.body);
    if (body instanceof Readable)
      headers.push("content-length", String(request.body.length));
    try {
      dispatcher.dispatch({ ...target, method: "POST", headers, body }, this);
    } catch (error) {
      this.#fail(error);
    }
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    // Given up while it waited for a connection: it must not be sent any more.
    if (this.#isOver) controller.abort(new Error("given up"));
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    statusCode: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    if (statusCode < 200) return;
    if (!this.#isSent) {
      this.#end("answered_early", {
        reason: "The receiver answered before the request was sent",
      });
      return;
    }
    const retryAfter = headers["retry-after"];
    this.#answer = {
      status: statusCode,
      headers: boundHeaders(headers),
      retryAfter: Array.isArray(retryAfter) ? retryAfter[0] : retryAfter,
    };
  }

  onResponseData(
    _controller: Dispatcher.DispatchController,
    chunk: Buffer,
  ): void {
    if (this.#isOver) return;
    const room = maxKeptBytes - this.#readBytes;
    if (room > 0) this.#kept.push(Buffer.from(chunk.subarray(0, room)));
    this.#readBytes += chunk.length;
    if (this.#readBytes > maxReadBytes) this.#endWithAnswer(true);
  }

  onResponseEnd(): void {
    if (!this.#isOver) this.#endWithAnswer(this.#readBytes > maxKeptBytes);
  }

  onResponseError(_controller: unknown, error: Error): void {
    if (this.#isOver) return;
    // The status was the receiver's word; what follows it says nothing about that.
    if (this.#answer) this.#endWithAnswer(true);
    else this.#fail(error);
  }

  #toBody(body: Uint8Array): Buffer | Readable {
    const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
    if (bytes.length <= wholeBytes) {
      this.#isSent = true;
      return bytes;
    }
    return Readable.from(this.#pieces(bytes), { objectMode: false });
  }

  *#pieces(bytes: Buffer): Generator<Buffer> {
    for (let start = 0; start < bytes.length; start += wholeBytes) {
      const end = start + wholeBytes;
      if (end >= bytes.length) this.#isSent = true;
      yield bytes.subarray(start, end);
    }
  }

  #expire(): void {
    if (this.#isOver) return;
    const seconds = String(this.#options.timeoutMs / 1_000);
    if (this.#answer) this.#endWithAnswer(true);
    else if (this.#controller === null)
      this.#end("connect_timeout", {
        reason: `No connection within ${seconds} s`,
      });
    else
      this.#end("answer_timeout", { reason: `No answer within ${seconds} s` });
  }

  #fail(error: unknown): void {
    const { failure, reason } = classifySendError(error);
    this.#end(failure, { reason });
  }

  #endWithAnswer(bodyIsCut: boolean): void {
    const { status } = this.#answer ?? { status: 0 };
    if (this.#options.isDelivered(status)) {
      this.#end(null, { reason: null, bodyIsCut });
      return;
    }
    const isRedirect = status >= 300 && status < 400;
    this.#end("status", {
      reason: isRedirect
        ? `${String(status)}: redirects are not followed`
        : `The receiver answered ${String(status)}`,
      bodyIsCut,
    });
  }

  #end(
    failure: SendFailure | null,
    {
      reason,
      bodyIsCut = false,
    }: { reason: string | null; bodyIsCut?: boolean },
  ): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#timer);
    const answer = this.#answer;
    this.#options.onEnd({
      outcome: failure === null ? "delivered" : "failed",
      failure,
      reason,
      startedAt: this.#startedAt,
      durationMs: Math.round(performance.now() - this.#began),
      status: answer?.status ?? null,
      headers: answer?.headers ?? [],
      body: answer && Buffer.concat(this.#kept).toString("utf8"),
      bodyIsCut,
      mayRetry: mayRetry(failure, answer?.status ?? 0),
      retryAfterMs: parseRetryAfter(answer?.retryAfter, new Date()),
    });
    // A connection whose answer was not read to its end cannot be used again.
    if (failure !== "status" && failure !== null) this.#abort();
    else if (bodyIsCut) this.#abort();
  }

  #abort(): void {
    this.#controller?.abort(new Error("given up"));
  }
}

function mayRetry(failure: SendFailure | null, status: number): boolean {
  if (failure === null) return false;
  return failure === "status"
    ? mayRetryStatus(status)
    : mayRetryFailure(failure);
}

function boundHeaders(
  headers: Record<string, string | string[] | undefined>,
): [string, string][] {
  const kept: [string, string][] = [];
  let chars = 0;
  for (const [name, values] of Object.entries(headers)) {
    for (const value of [values ?? []].flat()) {
      chars += name.length + value.length;
      if (chars > maxHeaderChars) return kept;
      kept.push([name, value]);
    }
  }
  return kept;
}
