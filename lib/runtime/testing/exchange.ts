import { connect } from "node:net";

/** An answer as far as it could be read. */
export type RawAnswer = {
  /** Null when the connection ended without one. */
  readonly status: number | null;
  readonly body: string;
};

const HEAD_END = "\r\n\r\n";

/**
 * Writes bytes to a port of loopback, as they are, over a connection of their
 * own, and reads one answer: no HTTP client stands between that would mend them.
 */
export function exchange(port: number, bytes: Uint8Array): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    let heard = "";
    const finish = () => {
      socket.destroy();
      resolve(toAnswer(heard));
    };
    socket.setEncoding("latin1");
    socket.on("data", (text: string) => {
      heard = withoutInterim(heard + text);
      if (isWhole(heard)) finish();
    });
    socket.on("close", finish);
    socket.on("error", finish);
    socket.write(bytes);
  });
}

/** "100 Continue" comes before the answer proper. */
function withoutInterim(heard: string): string {
  return /^HTTP\/1\.1 1\d\d /.test(heard) && heard.includes(HEAD_END)
    ? heard.slice(heard.indexOf(HEAD_END) + HEAD_END.length)
    : heard;
}

function isWhole(heard: string): boolean {
  const end = heard.indexOf(HEAD_END);
  const length = /^content-length: *(\d+)/im.exec(heard.slice(0, end))?.[1];
  return (
    end >= 0 &&
    length !== undefined &&
    heard.length >= end + HEAD_END.length + Number(length)
  );
}

function toAnswer(heard: string): RawAnswer {
  const status = /^HTTP\/1\.1 (\d{3})/.exec(heard)?.[1];
  return {
    status: status === undefined ? null : Number(status),
    body: heard.slice(heard.indexOf(HEAD_END) + HEAD_END.length),
  };
}
