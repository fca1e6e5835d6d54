"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useArrivals } from "./use-arrivals.ts";

/** Opens another page once something arrives that this one does not show. */
export function OpenOnArrival({
  href,
  opens,
}: {
  /** The stream of what arrives. */
  href: string;
  opens: Route;
}) {
  const router = useRouter();
  useArrivals(href, false, () => {
    router.push(opens);
  });
  return null;
}
