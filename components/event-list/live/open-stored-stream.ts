/** How the stream is, as seen from a page. */
export type StreamState = "live" | "reconnecting" | "offline";

export type StreamMessage =
  | { readonly kind: "stored" }
  | { readonly kind: "state"; readonly state: StreamState };

/** How long after the server closed the stream for good it is asked again. */
const RETRY_MS = 10_000;

/**
 * Opens the one stream that tells when events were stored, and keeps it open.
 *
 * @returns a function that closes it
 */
export function openStoredStream(
  tell: (message: StreamMessage) => void,
): () => void {
  let stream: EventSource;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    stream = new EventSource("/api/live");
    stream.addEventListener("stored", () => {
      tell({ kind: "state", state: "live" });
      tell({ kind: "stored" });
    });
    stream.addEventListener("error", () => {
      const isClosed = stream.readyState === EventSource.CLOSED;
      tell({ kind: "state", state: isClosed ? "offline" : "reconnecting" });
      if (isClosed) retry = setTimeout(open, RETRY_MS);
    });
  };
  open();
  return () => {
    clearTimeout(retry);
    stream.close();
  };
}
