"use client";

import { usePageTime } from "./zone-context.tsx";

/** The zone that the page's times are in, where it cannot be chosen, as on paper. */
export function TimeZoneName() {
  return usePageTime().zone;
}
