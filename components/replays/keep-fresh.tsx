"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const everyMs = 1_000;

/** Draws the page again every second while something on it goes on by itself and somebody looks. */
export function KeepFresh({ isOn }: { isOn: boolean }) {
  const router = useRouter();
  useEffect(() => {
    if (!isOn) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, everyMs);
    return () => {
      clearInterval(timer);
    };
  }, [isOn, router]);
  return null;
}
