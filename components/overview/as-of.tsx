"use client";

import { RefreshCw } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";
import { RelativeTime } from "#components/time/relative-time.tsx";

const RENEW_MS = 60_000;

/** Of when the figures are. They are renewed each minute while someone looks, and at once when asked. */
export function AsOf({ at }: { at: string }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();

  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, RENEW_MS);
    return () => {
      clearInterval(timer);
    };
  }, [router]);

  return (
    <span className="flex items-center gap-1 text-ink-2">
      <RelativeTime at={at} />
      <button
        type="button"
        aria-label="Count again"
        title="Count again"
        aria-disabled={pending}
        onClick={() => {
          startTransition(() => {
            router.refresh();
          });
        }}
        className="inline-flex size-8 items-center justify-center rounded-md text-ink-3 hover:bg-sunk hover:text-ink"
      >
        <Icon
          of={RefreshCw}
          className={pending ? "size-4 animate-spin" : "size-4"}
        />
      </button>
    </span>
  );
}
