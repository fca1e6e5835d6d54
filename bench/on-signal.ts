/**
 * Has something cleared away before the process ends by Ctrl-C or SIGTERM: what it
 * started would live on.
 *
 * @returns lets the signals end the process at once again
 */
export function onSignal(clear: () => Promise<void>): () => void {
  const stop = () => void clear().finally(() => process.exit(130));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  return () => {
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
  };
}
