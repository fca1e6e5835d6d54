"use client";

import {
  type ReactNode,
  startTransition,
  useCallback,
  useEffect,
  useState,
} from "react";

/** Reads a row as it is shown beside the table. */
export type ReadRow = (id: string) => Promise<ReactNode>;

/** Long enough that a key held down reads no row that it only passes. */
const REST_MS = 90;

export type Preview = {
  /** The row looked at; null while nothing is. */
  readonly id: string | null;
  /** What was read last, of this row or, while that is on its way, of the one before. */
  readonly content: ReactNode;
  readonly state: "reading" | "read" | "failed";
  /** Looks at a row, or away from the one that is looked at already; the same function on every render. */
  readonly toggle: (id: string) => void;
  /** Looks at another row while one is looked at; the same function on every render. */
  readonly follow: (id: string) => void;
  readonly close: () => void;
  readonly again: () => void;
};

/** Looks at one row at a time without leaving the table. */
export function usePreview(read: ReadRow): Preview {
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
          // It may wait for code of its own: until then what is there stays.
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

  const toggle = useCallback((other: string) => {
    setId((current) => (current === other ? null : other));
  }, []);
  const follow = useCallback((other: string) => {
    setId((current) => (current === null ? null : other));
  }, []);

  const reading = answer.id !== id;
  return {
    id,
    content: answer.content,
    state: reading ? "reading" : answer.failed ? "failed" : "read",
    toggle,
    follow,
    close: () => {
      setId(null);
    },
    again: () => {
      setAnswer({ id: null, content: null, failed: false });
      setAttempt((tries) => tries + 1);
    },
  };
}
