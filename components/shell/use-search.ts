"use client";

import type { Route } from "next";
import { useEffect, useState } from "react";

/** Where one can jump to. */
export type Place = {
  readonly href: Route;
  readonly label: string;
  readonly detail: string | null;
  /** What it is, in a word. */
  readonly kind: string;
};

const REST_MS = 120;

type Answer = {
  readonly typed: string;
  readonly found: readonly Place[];
  readonly failed: boolean;
};

/** What the server finds by what is typed, asked once the typing rests. */
export function useSearch(typed: string): {
  readonly found: readonly Place[];
  readonly state: "looking" | "found" | "failed";
} {
  const [answer, setAnswer] = useState<Answer>({
    typed: "",
    found: [],
    failed: false,
  });
  const q = typed.trim();

  useEffect(() => {
    if (q === "") return;
    const leaving = new AbortController();
    const timer = setTimeout(() => {
      find(q, leaving.signal).then(
        (found) => {
          setAnswer({ typed: q, found, failed: false });
        },
        () => {
          if (!leaving.signal.aborted) {
            setAnswer({ typed: q, found: [], failed: true });
          }
        },
      );
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [q]);

  if (q === "") return { found: [], state: "found" };
  if (answer.typed !== q) return { found: answer.found, state: "looking" };
  return { found: answer.found, state: answer.failed ? "failed" : "found" };
}

async function find(q: string, signal: AbortSignal): Promise<Place[]> {
  const response = await fetch(`/api/find?q=${encodeURIComponent(q)}`, {
    signal,
  });
  // Whose role does not search by people still finds the pages.
  if (response.status === 403) return [];
  if (!response.ok) throw new Error(`The search answered ${response.status}.`);
  return toPlaces(await response.json());
}

function toPlaces(answer: unknown): Place[] {
  const items: unknown =
    typeof answer === "object" && answer !== null && "items" in answer
      ? answer.items
      : null;
  if (!Array.isArray(items)) throw new Error("The search answered no list.");
  return items.filter(isPlace);
}

function isPlace(item: unknown): item is Place {
  return (
    typeof item === "object" &&
    item !== null &&
    "href" in item &&
    typeof item.href === "string" &&
    "label" in item &&
    typeof item.label === "string" &&
    "kind" in item &&
    typeof item.kind === "string" &&
    "detail" in item &&
    (item.detail === null || typeof item.detail === "string")
  );
}
