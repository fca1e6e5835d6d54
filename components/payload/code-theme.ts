import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** Our own tokens, so that both themes follow the page without being told. */
export const codeTheme = EditorView.theme({
  "&": {
    backgroundColor: "transparent",
    maxHeight: "min(70vh, 100%)",
    fontSize: "0.75rem",
  },
  "&.cm-focused": {
    outline: "2px solid var(--color-accent)",
    outlineOffset: "-2px",
  },
  ".cm-scroller": { fontFamily: "var(--font-mono)", lineHeight: "1.6" },
  ".cm-content": { padding: "0.5rem 0", caretColor: "var(--color-ink)" },
  ".cm-line": { padding: "0 1rem 0 0.5rem", overflowWrap: "anywhere" },
  ".cm-gutters": {
    backgroundColor: "transparent",
    border: "none",
    color: "var(--color-ink-3)",
  },
  ".cm-lineNumbers .cm-gutterElement": { paddingLeft: "1rem" },
  ".cm-foldGutter .cm-gutterElement": { cursor: "pointer" },
  ".cm-cursor": { borderLeftColor: "var(--color-ink)" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground":
    { backgroundColor: "var(--color-accent-tint)" },
  ".cm-foldPlaceholder": {
    backgroundColor: "var(--color-sunk)",
    border: "1px solid var(--color-line)",
    borderRadius: "var(--radius-sm)",
    color: "var(--color-ink-2)",
    padding: "0 0.35em",
  },
  ".cm-specialChar": { color: "var(--color-red)" },
  ".cm-searchMatch, .cm-selectionMatch": {
    backgroundColor: "var(--color-amber-tint)",
    outline: "1px solid var(--color-amber)",
  },
  ".cm-searchMatch-selected": {
    backgroundColor: "var(--color-accent-tint)",
    outline: "2px solid var(--color-accent)",
  },
  ".cm-panels": {
    backgroundColor: "var(--color-sunk)",
    color: "var(--color-ink)",
    borderColor: "var(--color-line)",
  },
  ".cm-panel.cm-search": {
    padding: "0.5rem 2rem 0.5rem 1rem",
    fontSize: "0.75rem",
  },
  ".cm-textfield": {
    backgroundColor: "var(--color-panel)",
    border: "1px solid var(--color-edge)",
    borderRadius: "var(--radius-sm)",
    color: "var(--color-ink)",
    fontSize: "0.75rem",
    minHeight: "1.5rem",
  },
  ".cm-button": {
    backgroundColor: "var(--color-panel)",
    backgroundImage: "none",
    border: "1px solid var(--color-edge)",
    borderRadius: "var(--radius-sm)",
    color: "var(--color-ink)",
    fontSize: "0.75rem",
    minHeight: "1.5rem",
  },
  ".cm-panel.cm-search [name=close]": {
    color: "var(--color-ink)",
    minWidth: "1.5rem",
    minHeight: "1.5rem",
    top: "0.5rem",
    right: "0.5rem",
  },
});

export const codeColours = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--color-blue)" },
  { tag: tags.string, color: "var(--color-green)" },
  { tag: tags.number, color: "var(--color-amber)" },
  { tag: [tags.bool, tags.null], color: "var(--color-accent)" },
  {
    tag: [tags.separator, tags.brace, tags.squareBracket],
    color: "var(--color-ink-2)",
  },
]);
