"use client";

import { usePathname, useRouter } from "next/navigation";
import { startTransition, useEffect } from "react";
import { PageRecovery } from "./page-recovery.ts";

const recovery = new PageRecovery({
  isVisible: () => document.visibilityState === "visible",
  isServerReady: async () => {
    try {
      return (await fetch("/api/health/ready")).ok;
    } catch {
      return false;
    }
  },
});

/**
 * Tries a part of the page that failed again by itself, together with the others that did.
 *
 * @param reset shows it anew; the same function each time
 */
export function useRecovery(reset: () => void): void {
  const address = usePathname();
  const router = useRouter();
  useEffect(
    () =>
      recovery.add(address, reset, (showAnew) => {
        startTransition(() => {
          router.refresh();
          showAnew();
        });
      }),
    [address, reset, router],
  );
}
