import { openStoredStream, type StreamMessage } from "./open-stored-stream.ts";

/** As the worker knows it; its module is never loaded here. */
const LEAVE = "leave";

/**
 * Tells a page when events were stored: by the stream that all tabs share, or, in a
 * browser without shared workers, by one of its own, which is closed while the page is hidden.
 *
 * @returns a function that ends it
 */
export function watchStored(
  tell: (message: StreamMessage) => void,
): () => void {
  return "SharedWorker" in globalThis ? shareStream(tell) : ownStream(tell);
}

function shareStream(tell: (message: StreamMessage) => void): () => void {
  let port: MessagePort | undefined;
  const join = () => {
    if (port) return;
    const worker = new SharedWorker(
      new URL("./stored-worker.ts", import.meta.url),
      { type: "module", name: "stored" },
    );
    worker.addEventListener("error", () => {
      tell({ kind: "state", state: "offline" });
    });
    port = worker.port;
    port.onmessage = ({ data }: MessageEvent<StreamMessage>) => {
      tell(data);
    };
  };
  const leave = () => {
    port?.postMessage(LEAVE);
    port?.close();
    port = undefined;
  };
  join();
  // A page that is only put away comes back by "pageshow".
  addEventListener("pagehide", leave);
  addEventListener("pageshow", join);
  return () => {
    removeEventListener("pagehide", leave);
    removeEventListener("pageshow", join);
    leave();
  };
}

function ownStream(tell: (message: StreamMessage) => void): () => void {
  let close: (() => void) | undefined;
  const follow = () => {
    if (document.hidden) {
      close?.();
      close = undefined;
    } else close ??= openStoredStream(tell);
  };
  follow();
  document.addEventListener("visibilitychange", follow);
  return () => {
    document.removeEventListener("visibilitychange", follow);
    close?.();
  };
}
