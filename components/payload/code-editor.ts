import { json } from "@codemirror/lang-json";
import {
  codeFolding,
  foldAll,
  foldGutter,
  foldKeymap,
  syntaxHighlighting,
  unfoldAll,
} from "@codemirror/language";
import {
  highlightSelectionMatches,
  openSearchPanel,
  search,
  searchKeymap,
} from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import {
  EditorView,
  drawSelection,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { documentNonce } from "#components/ui/document-nonce.ts";
import { type PayloadValue, valueAt } from "./value-at.ts";
import { codeColours, codeTheme } from "./code-theme.ts";

type CodeEditorOptions = {
  readonly parent: HTMLElement;
  readonly text: string;
  /** The accessible name of the text. */
  readonly label: string;
  /** Colours and folding by JSON's structure; false for text too deep or large for it. */
  readonly structured: boolean;
  /** Told of the value at the cursor whenever it moves in structured text: null between values. */
  readonly onValue: (value: PayloadValue | null) => void;
};

export type CodeEditor = {
  readonly search: () => void;
  readonly foldAll: () => void;
  readonly unfoldAll: () => void;
  readonly close: () => void;
};

/**
 * Opens a read-only view of text with line numbers, folding and search. The parent is given its height first: lines are measured at once.
 * Tab is left to the page, so that the keyboard is never caught.
 */
export function openCodeEditor(options: CodeEditorOptions): CodeEditor {
  const view = new EditorView({
    parent: options.parent,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        EditorState.readOnly.of(true),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          "aria-label": options.label,
          "aria-readonly": "true",
          tabindex: "0",
        }),
        lineNumbers(),
        // Control and bidirectional characters could make a text look like another one.
        highlightSpecialChars(),
        drawSelection(),
        search({ top: true }),
        highlightSelectionMatches(),
        keymap.of([...searchKeymap, ...foldKeymap]),
        options.structured ? [structure, valueListener(options.onValue)] : [],
        codeTheme,
        EditorView.cspNonce.of(documentNonce()),
      ],
    }),
  });
  // Asking for a height measures the lines now. A frame later, they would be drawn at guessed places first and then move.
  view.lineBlockAtHeight(0);
  return {
    search: () => {
      openSearchPanel(view);
    },
    foldAll: () => {
      foldAll(view);
    },
    unfoldAll: () => {
      unfoldAll(view);
    },
    close: () => {
      view.destroy();
    },
  };
}

function valueListener(onValue: CodeEditorOptions["onValue"]) {
  return EditorView.updateListener.of(({ selectionSet, state }) => {
    if (selectionSet) onValue(valueAt(state, state.selection.main.head));
  });
}

const structure = [
  json(),
  codeFolding(),
  foldGutter(),
  syntaxHighlighting(codeColours),
];
