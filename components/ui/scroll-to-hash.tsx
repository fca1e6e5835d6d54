"use client";

import { useEffect } from "react";

/** Leads to what the address points at where that came after the page: a browser looks for it only once. Who has scrolled meanwhile stays. */
export function ScrollToHash() {
  useEffect(() => {
    if (window.scrollY > 0) return;
    const id = window.location.hash.slice(1);
    if (id !== "") document.getElementById(id)?.scrollIntoView();
  }, []);
  return null;
}
