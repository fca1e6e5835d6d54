/**
 * Kept in the browser: whether a letter alone does something while nothing has the focus, which gets in the way of
 * who speaks what they type (WCAG 2.1.4).
 */
const storageKey = "single-key-shortcuts";
const changed = new EventTarget();

export function singleKeysAreOn(): boolean {
  return localStorage.getItem(storageKey) !== "off";
}

export function switchSingleKeys(on: boolean): void {
  localStorage.setItem(storageKey, on ? "on" : "off");
  changed.dispatchEvent(new Event("change"));
}

export function onSingleKeysChange(listener: () => void): () => void {
  changed.addEventListener("change", listener);
  return () => {
    changed.removeEventListener("change", listener);
  };
}

const fields =
  "input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable=true], dialog, [role=dialog], .cm-editor";

/** Whether a key was pressed where it is typed or means something else. */
export function isTyping(event: KeyboardEvent): boolean {
  return (
    event.target instanceof Element && event.target.closest(fields) !== null
  );
}

/** Whether a key was pressed while nothing has the focus that could take it. */
export function isUnfocused({ target }: KeyboardEvent): boolean {
  return (
    target === document.body ||
    (target instanceof HTMLElement && target.tagName === "MAIN")
  );
}
