"use client";

import { useState } from "react";

/** The places that occur in recent payloads, asked for once and only when they are wanted. Without an answer there are none to choose from. */
export function usePayloadPaths() {
  const [paths, setPaths] = useState<readonly string[]>([]);
  const [asked, setAsked] = useState(false);
  const loadPaths = () => {
    if (asked) return;
    setAsked(true);
    fetchPaths().then(setPaths, () => {
      setAsked(false);
    });
  };
  return { paths, loadPaths };
}

async function fetchPaths(): Promise<readonly string[]> {
  const response = await fetch("/api/find/paths");
  if (!response.ok) throw new Error(response.statusText);
  const { items } = (await response.json()) as { readonly items: string[] };
  return items;
}
