"use client";

import { type ReactNode, startTransition, useEffect, useState } from "react";

/** Reads a row as it is shown beside the table. */
export type ReadRow = (id: string) => Promise<ReactNode>;

/** Long enough that a key held down reads no row that it only passes. */
const REST_MS = 90;

export type Peek = {
  /** The row looked at; null while nothing is. */
  readonly id: string | null;
  /** What was read last, of this row or, while that is on its way, of the one before. */
  readonly content: ReactNode;
  readonly state: "reading" | "read" | "failed";
  readonly look: (id: string | null) => void;
  readonly again: () => void;
};

/** Looks at one row at a time without leaving the table. */
export function usePeek(read: ReadRow): Peek {
  const [id, setId] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<{
    id: string | null;
    content: ReactNode;
    failed: boolean;
  }>({ id: null, content: null, failed: false });

  useEffect(() => {
    if (id === null) return;
    let left = false;
    const timer = setTimeout(() => {
      read(id).then(
        (content) => {
          if (left) return;
          // What is to be shown may have to be loaded; until then the page, and the focus in it, stay.
          startTransition(() => {
            setAnswer({ id, content, failed: false });
          });
        },
        () => {
          if (!left) setAnswer({ id, content: null, failed: true });
        },
      );
    }, REST_MS);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [id, attempt, read]);

  const reading = answer.id !== id;
  return {
    id,
    content: answer.content,
    state: reading ? "reading" : answer.failed ? "failed" : "read",
    look: setId,
    again: () => {
      setAnswer({ id: null, content: null, failed: false });
      setAttempt((tries) => tries + 1);
    },
  };
}
