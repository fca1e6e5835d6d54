"use client";

import clsx from "clsx";
import { Check, Copy, type IconNode, TriangleAlert } from "lucide";
import { Icon } from "./icon.tsx";
import { useEffect, useState } from "react";

const states = {
  idle: { icon: null, says: "" },
  copied: { icon: Check, says: "Copied" },
  failed: { icon: TriangleAlert, says: "Could not copy" },
} as const;

/** Copies `text`, which may have to be fetched first, and says so, to eyes and to screen readers. `label` names what is copied. */
export function CopyButton({
  text,
  label,
  word,
  compact = false,
  icon = Copy,
  className,
}: {
  text: string | (() => Promise<string>);
  label: string;
  /** Stands beside the icon. */
  word?: string;
  /** The word is left out in a narrow window. */
  compact?: boolean;
  icon?: IconNode;
  className?: string;
}) {
  const [state, setState] = useState<keyof typeof states>("idle");
  const { icon: told, says } = states[state];

  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => {
      setState("idle");
    }, 2000);
    return () => {
      clearTimeout(timer);
    };
  }, [state]);

  // `clipboard` is undefined on plain http other than localhost, whatever its type says.
  async function write(): Promise<void> {
    await navigator.clipboard.writeText(
      typeof text === "string" ? text : await text(),
    );
  }

  return (
    <button
      type="button"
      title={`Copy ${label}`}
      aria-label={`Copy ${label}`}
      onClick={() => {
        write().then(
          () => {
            setState("copied");
          },
          () => {
            setState("failed");
          },
        );
      }}
      className={clsx(
        "inline-flex min-h-6 min-w-6 shrink-0 items-center justify-center gap-1 rounded-sm text-ink-3 hover:text-ink print:hidden",
        className,
      )}
    >
      <Icon of={told ?? icon} className="size-3.5" />
      {word === undefined ? null : (
        <span aria-hidden className={clsx(compact && "max-table:hidden")}>
          {says || word}
        </span>
      )}
      <span role="status" className="sr-only">
        {says}
      </span>
    </button>
  );
}
