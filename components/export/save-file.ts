/** A place on the reader's disk, chosen by them, that has nothing until it is closed. */
type SavePicker = (options: {
  readonly suggestedName: string;
}) => Promise<FileSystemFileHandle>;

/** The browser's own dialog for a place to save to, where it has one: Chromium does, others not yet. */
export function findSavePicker(): SavePicker | null {
  const browser: { showSaveFilePicker?: SavePicker } & Window = window;
  return browser.showSaveFilePicker?.bind(window) ?? null;
}

/** Whether a failure is the reader's own "no". */
export function isCancelled(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}
