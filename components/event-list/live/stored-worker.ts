// The script of a SharedWorker: one stream for all tabs of a browser. A browser has six connections
// to a server, and each tab's own stream would take one of them for good.
import { openStoredStream, type StreamMessage } from "./open-stored-stream.ts";

/** What a tab says when it goes, since nothing else tells. */
const LEAVE = "leave";

const ports = new Set<MessagePort>();
let close: (() => void) | undefined;
let state: StreamMessage | undefined;

const scope = globalThis as unknown as {
  onconnect: (event: MessageEvent) => void;
};

scope.onconnect = ({ ports: [port] }) => {
  if (!port) return;
  ports.add(port);
  port.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data !== LEAVE) return;
    ports.delete(port);
    if (ports.size > 0) return;
    close?.();
    close = undefined;
    state = undefined;
  };
  close ??= openStoredStream(tellAll);
  // Who comes later asks for itself what has arrived, as all do at a message.
  if (state) port.postMessage(state);
  if (state) port.postMessage({ kind: "stored" } satisfies StreamMessage);
};

function tellAll(message: StreamMessage): void {
  if (message.kind === "state") state = message;
  for (const port of ports) port.postMessage(message);
}
