"use client";

import clsx from "clsx";
import { Check, Copy, TriangleAlert } from "lucide-react";
import { useEffect, useState } from "react";

const states = {
  idle: { Icon: Copy, says: "" },
  copied: { Icon: Check, says: "Copied" },
  failed: { Icon: TriangleAlert, says: "Could not copy" },
} as const;

/** Copies `text` and says so, to eyes and to screen readers. `label` names what is copied. */
export function CopyButton({
  text,
  label,
  withWord = false,
  className,
}: {
  text: string;
  label: string;
  /** Shows the word "Copy" beside the icon. */
  withWord?: boolean;
  className?: string;
}) {
  const [state, setState] = useState<keyof typeof states>("idle");
  const { Icon, says } = states[state];

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
    await navigator.clipboard.writeText(text);
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
        "inline-flex min-h-6 min-w-6 shrink-0 items-center justify-center gap-1 rounded-sm text-ink-3 hover:text-ink",
        className,
      )}
    >
      <Icon aria-hidden className="size-3.5" />
      {withWord ? <span aria-hidden>{says || "Copy"}</span> : null}
      <span role="status" className="sr-only">
        {says}
      </span>
    </button>
  );
}
