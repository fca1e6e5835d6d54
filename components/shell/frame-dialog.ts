/** The dialogs that every page can open. */
export type FrameDialog = "palette" | "keyboard_map";

const asked = new EventTarget();

/** Opens one of them over whatever the page shows. */
export function openFrameDialog(dialog: FrameDialog): void {
  asked.dispatchEvent(new CustomEvent("open", { detail: dialog }));
}

/** @returns what ends the listening */
export function onFrameDialog(
  listener: (dialog: FrameDialog) => void,
): () => void {
  const hear = (event: Event) => {
    if (event instanceof CustomEvent) listener(event.detail as FrameDialog);
  };
  asked.addEventListener("open", hear);
  return () => {
    asked.removeEventListener("open", hear);
  };
}
