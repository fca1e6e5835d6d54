import type { Socket } from "node:net";
import { buildConnector } from "undici";
import {
  AddressRefusedError,
  checkedLookup,
  type Resolve,
} from "#lib/replay/address/checked-lookup.ts";
import { refuseAddress } from "#lib/replay/address/refuse-address.ts";

/** A peer spoke before it was asked anything. */
export class AnsweredEarlyError extends Error {
  override readonly name = "AnsweredEarlyError";
  constructor() {
    super("The receiver answered before the request was sent");
  }
}

/** How long a new connection is listened to before it is used: whoever plants an answer sends it with its greeting. */
const listenMs = 5;

/**
 * Connects to checked addresses alone. The address that a socket has in the end
 * is looked at once more, and a socket on which the peer speaks first is given up: its words would
 * be taken for the answer to a request that it never saw.
 */
export function guardedConnector(options: {
  readonly allowInternal: boolean;
  readonly timeoutMs: number;
  readonly resolve?: Resolve;
  /** Certificates to trust instead of the machine's own. */
  readonly ca?: string;
}): buildConnector.connector {
  const connect = buildConnector({
    timeout: options.timeoutMs,
    allowH2: false,
    rejectUnauthorized: true,
    lookup: checkedLookup(options.allowInternal, options.resolve),
    ...(options.ca !== undefined && { ca: options.ca }),
  });
  return (target, callback) => {
    const refusal = refuseLiteral(target.hostname, options.allowInternal);
    if (refusal !== null) {
      callback(new AddressRefusedError(refusal), null);
      return;
    }
    connect(target, (error, socket) => {
      if (error) {
        callback(error, null);
        return;
      }
      const reached = refuseAddress(
        socket.remoteAddress ?? "",
        options.allowInternal,
      );
      if (reached === null) listenFirst(socket, callback);
      else {
        socket.destroy();
        callback(new AddressRefusedError(reached), null);
      }
    });
  };
}

/** A literal address never reaches a lookup. */
function refuseLiteral(host: string, allowInternal: boolean): string | null {
  const isLiteral = host.includes(":") || /^[\d.]+$/u.test(host);
  return isLiteral ? refuseAddress(host, allowInternal) : null;
}

function listenFirst(socket: Socket, callback: buildConnector.Callback): void {
  const settle = (error: Error | null) => {
    clearTimeout(timer);
    socket.off("readable", onReadable).off("close", onClose);
    if (error) {
      socket.destroy();
      callback(error, null);
    } else callback(null, socket);
  };
  const onReadable = () => {
    // An end without bytes is a close: the peer said nothing.
    if (socket.readableLength > 0) settle(new AnsweredEarlyError());
  };
  const onClose = () => {
    settle(
      Object.assign(new Error("The receiver closed the connection"), {
        code: "ECONNRESET",
      }),
    );
  };
  const timer = setTimeout(() => {
    settle(null);
  }, listenMs);
  socket.on("readable", onReadable).on("close", onClose);
}
