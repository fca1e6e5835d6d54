"use client";

import clsx from "clsx";
import { Ban, Check } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import type { Route } from "next";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useState } from "react";
import { SentText } from "#components/event-words/sent-text.tsx";
import { Input } from "#components/ui/input.tsx";

export type Option = {
  readonly value: string;
  readonly label: string;
  /** Null where it is not known. */
  readonly count: number | null;
  readonly chosen: boolean;
  /** The list with this option switched the other way. */
  readonly href: Route;
  /** It is left out; together with the list where that is switched the other way. */
  readonly leftOut?: boolean;
  readonly leaveOutHref?: Route;
};

const SEARCHED_FROM = 10;

/** Values to filter by, each a link that adds or removes it, with a search where they are many. */
export function OptionList({
  label,
  options,
}: {
  /** What the options are, in the plural: "segments". */
  label: string;
  options: readonly Option[];
}) {
  const [typed, setTyped] = useState("");
  const sought = typed.trim().toLowerCase();
  const shown = options.filter((option) =>
    option.label.toLowerCase().includes(sought),
  );
  return (
    <div className="grid gap-1" data-options>
      {options.length >= SEARCHED_FROM ? (
        <Input
          type="search"
          aria-label={`Search ${label}`}
          placeholder={`Search ${label}`}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
          }}
          onKeyDown={moveToNeighbour}
        />
      ) : null}
      <ul aria-label={label} className="max-h-72 overflow-y-auto">
        {shown.map((option) => (
          <li key={option.value} className="flex items-center">
            <Link
              href={option.href}
              scroll={false}
              prefetch={false}
              aria-current={option.chosen ? "true" : undefined}
              onKeyDown={moveToNeighbour}
              className="flex min-h-8 min-w-0 flex-1 items-center gap-2 rounded-sm px-2 py-1 -outline-offset-2 hover:bg-sunk"
            >
              <Icon
                of={Check}
                className={clsx(
                  "size-4 shrink-0",
                  option.chosen ? "text-accent" : "invisible",
                )}
              />
              <span
                className={clsx(
                  "min-w-0 flex-1",
                  option.leftOut === true && "text-ink-3 line-through",
                )}
              >
                <SentText text={option.label} />
              </span>
              {option.count === null ? null : (
                <span className="text-ink-3">
                  {option.count.toLocaleString("en")}
                </span>
              )}
            </Link>
            <LeaveOut option={option} />
          </li>
        ))}
      </ul>
      <p role="status" className="px-2 text-xs text-ink-3">
        {shown.length === 0 ? `No ${label} match.` : null}
      </p>
    </div>
  );
}

/** Moves the focus with the arrows: from the search into the list, and from value to value. */
function moveToNeighbour(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const stops = [
    ...(event.currentTarget
      .closest("[data-options]")
      ?.querySelectorAll<HTMLElement>("input, a") ?? []),
  ];
  const step = event.key === "ArrowDown" ? 1 : -1;
  event.preventDefault();
  stops[stops.indexOf(event.currentTarget) + step]?.focus();
}

function LeaveOut({
  option: { label, leftOut, leaveOutHref },
}: {
  option: Option;
}) {
  const router = useRouter();
  if (leaveOutHref === undefined) return null;
  return (
    <button
      type="button"
      aria-label={`Exclude ${label}`}
      aria-pressed={leftOut}
      title="Exclude"
      onClick={() => {
        router.push(leaveOutHref, { scroll: false });
      }}
      className={clsx(
        "inline-flex size-8 shrink-0 items-center justify-center rounded-sm -outline-offset-2 hover:bg-sunk",
        leftOut === true ? "text-red" : "text-ink-3 hover:text-ink",
      )}
    >
      <Icon of={Ban} className="size-3.5" />
    </button>
  );
}
