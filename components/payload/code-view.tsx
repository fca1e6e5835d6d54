"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { ValueMenu } from "./value-menu.tsx";
import type { PayloadValue } from "./value-at.ts";
import type { CodeEditor } from "./code-editor.ts";

/**
 * Text to be read and searched. It stands in the page as plain text from the start, is
 * read without JavaScript and printed so; the editor takes its place on screen once loaded.
 */
export function CodeView({
  text,
  label,
  structured,
  isWhole,
  isEntry,
}: {
  text: string;
  label: string;
  /** Whether it can be coloured and folded as JSON. */
  structured: boolean;
  /** Only a whole text is offered for copying: a part could be taken for it. */
  isWhole: boolean;
  /** Whether its values narrow the list of entries, or that of all events. */
  isEntry: boolean;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const parent = useRef<HTMLDivElement>(null);
  const plain = useRef<HTMLPreElement>(null);
  const [editor, setEditor] = useState<CodeEditor | null>(null);
  const [value, setValue] = useState<PayloadValue | null>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    const around = frame.current;
    const place = parent.current;
    const shown = plain.current;
    if (around === null || place === null || shown === null) return;
    const leaving = new AbortController();
    import("./code-editor.ts").then(
      ({ openCodeEditor }) => {
        if (leaving.signal.aborted) return;
        const { height } = shown.getBoundingClientRect();
        // The editor takes the height of the text that it stands for, until somebody does something with it.
        place.style.height = `${String(height)}px`;
        const opened = openCodeEditor({
          parent: place,
          text,
          label,
          structured,
          onValue: setValue,
        });
        const release = () => {
          place.style.height = "";
        };
        for (const act of ["pointerdown", "keydown"] as const)
          around.addEventListener(act, release, { signal: leaving.signal });
        leaving.signal.addEventListener("abort", () => {
          release();
          opened.close();
        });
        setEditor(opened);
      },
      () => {
        setFailed(true);
      },
    );
    return () => {
      leaving.abort();
      setEditor(null);
      setValue(null);
    };
  }, [text, label, structured]);

  return (
    <div ref={frame}>
      <div className="flex min-h-11 flex-wrap items-center gap-1 px-2 py-1.5 print:hidden">
        {editor === null ? null : (
          <Button look="quiet" onClick={editor.search}>
            Search
          </Button>
        )}
        {editor !== null && structured ? (
          <>
            <Button look="quiet" onClick={editor.foldAll}>
              Fold all
            </Button>
            <Button look="quiet" onClick={editor.unfoldAll}>
              Unfold all
            </Button>
          </>
        ) : null}
        {failed ? (
          <p role="status" className="px-2 text-ink-2">
            Folding and search could not be loaded. The text is complete.
          </p>
        ) : null}
        {isWhole ? (
          <CopyButton
            text={text}
            label="this text"
            word="Copy"
            className="ml-auto px-2"
          />
        ) : null}
      </div>
      <div ref={parent} className="peer border-t border-line print:hidden" />
      {/* Behind the text, so that nothing moves under the pointer that chose a value. */}
      {value === null ? null : <ValueMenu value={value} isEntry={isEntry} />}
      {/* It leaves the screen by what stands before it: at once, whenever the page is drawn again. */}
      <pre
        ref={plain}
        role="region"
        aria-label={label}
        tabIndex={0}
        className="max-h-[70vh] overflow-auto px-4 py-2 font-mono text-xs/[1.6] whitespace-pre-wrap peer-[:not(:empty)]:hidden print:block! print:max-h-none print:py-0"
      >
        {text}
      </pre>
    </div>
  );
}
