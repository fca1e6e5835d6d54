"use client";

import clsx from "clsx";
import { ArrowUp, Pause, Play } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { type Connection, useArrivals } from "./use-arrivals.ts";

const looks: Record<Connection, { dot: string; word: string }> = {
  connecting: { dot: "border border-ink-3", word: "connecting" },
  live: { dot: "bg-green", word: "live" },
  paused: { dot: "border border-ink-3", word: "paused" },
  reconnecting: { dot: "border-2 border-amber", word: "reconnecting" },
  offline: { dot: "border-2 border-red", word: "not live" },
};

/** How far down still counts as the top of the page, in px. */
const TOP_PX = 8;

/** True while nobody is reading the table, so that new rows above move nothing from under an eye. */
function nobodyReads(tableId: string): boolean {
  if (window.scrollY > TOP_PX) return false;
  const table = document.getElementById(tableId);
  return (
    table === null ||
    !(
      table.matches(":hover, [data-reading]") ||
      table.contains(document.activeElement)
    )
  );
}

/**
 * Keeps the newest page of a list up to date: new rows appear by themselves at the top while
 * nobody is reading, and otherwise wait behind a button that says how many they are.
 */
export function LiveArrivals({
  href,
  tableId,
  one,
  many,
}: {
  /** Where to ask how many are younger than the newest row shown. */
  href: string;
  tableId: string;
  /** What arrives, in the singular and in the plural. */
  one: string;
  many: string;
}) {
  const router = useRouter();
  const [waiting, setWaiting] = useState({ href, count: 0 });
  const [isPaused, setPaused] = useState(false);
  const connection = useArrivals(href, isPaused, (count) => {
    setWaiting({ href, count });
    if (nobodyReads(tableId)) router.refresh();
  });
  const count = waiting.href === href ? waiting.count : 0;
  const { dot, word } = looks[connection];

  return (
    <>
      <span className="flex items-center gap-1.5 text-ink-2">
        <span
          aria-hidden
          title={word}
          className={clsx("size-2 rounded-full", dot)}
        />
        {/* As wide as the longest of the words, so that none moves what is beside it. */}
        <span className="w-21 max-side:sr-only">{word}</span>
        <button
          type="button"
          aria-label={isPaused ? "Resume live updates" : "Pause live updates"}
          title={isPaused ? "Resume live updates" : "Pause live updates"}
          onClick={() => {
            setPaused(!isPaused);
          }}
          className="inline-flex size-6 items-center justify-center rounded-sm text-ink-3 hover:bg-sunk hover:text-ink"
        >
          {isPaused ? (
            <Icon of={Play} className="size-3.5" />
          ) : (
            <Icon of={Pause} className="size-3.5" />
          )}
        </button>
      </span>
      <span
        role="status"
        className="absolute top-full left-1/2 mt-2 -translate-x-1/2"
      >
        {count > 0 ? (
          <button
            type="button"
            onClick={() => {
              window.scrollTo({ top: 0 });
              router.refresh();
            }}
            className="flex min-h-8 items-center gap-1.5 rounded-full border border-accent bg-accent-tint px-3 font-medium whitespace-nowrap text-accent shadow-pop"
          >
            <Icon of={ArrowUp} className="size-4" />
            {count.toLocaleString("en")} new {count === 1 ? one : many}
          </button>
        ) : null}
      </span>
    </>
  );
}
