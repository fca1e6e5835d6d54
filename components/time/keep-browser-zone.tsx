"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { keepInCookie } from "#components/ui/keep-in-cookie.ts";
import { timeZoneCookie } from "./time-zone-cookie.ts";
import { usePageTime } from "./zone-context.tsx";

/** On the first visit of a browser: its own zone is kept as the reader's, who may choose another one. */
export function KeepBrowserZone() {
  const router = useRouter();
  const { zone } = usePageTime();
  useEffect(() => {
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    keepInCookie(timeZoneCookie, here);
    if (here !== zone && !isMissing()) router.refresh();
  }, [router, zone]);
  return null;
}

/** Whether nothing is at this address: that page tells no times, and Next can only load it anew as a whole. */
function isMissing(): boolean {
  const [loaded] = performance.getEntriesByType("navigation");
  return (
    loaded instanceof PerformanceNavigationTiming &&
    loaded.responseStatus === 404
  );
}
