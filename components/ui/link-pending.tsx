"use client";

import clsx from "clsx";
import { useLinkStatus } from "next/link";

/** Inside a link: a bar under it while its page is on the way, shown only once that takes noticeably long. */
export function LinkPending() {
  const { pending } = useLinkStatus();
  return (
    <span
      aria-hidden
      className={clsx(
        "absolute inset-x-0 bottom-0 h-0.5 bg-accent opacity-0",
        pending && "animate-pulse opacity-100 transition-opacity delay-150",
      )}
    />
  );
}
