"use client";

import { Search } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { nextOption } from "./next-option.ts";
import { PaletteOption } from "./palette-option.tsx";
import { type Place, useSearch } from "./use-search.ts";

/** Jumps to anything by its name, id or code. */
export function CommandPalette({
  open,
  pages,
  mayFind,
  onClose,
}: {
  open: boolean;
  pages: readonly Place[];
  /** Whether the reader's role finds customers and codes, not only pages. */
  mayFind: boolean;
  onClose: () => void;
}) {
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useId();
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const { found, state } = useSearch(typed);

  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);

  const sought = typed.trim().toLowerCase();
  const places = [
    ...found,
    ...pages.filter(({ label }) => label.toLowerCase().includes(sought)),
  ];
  const at = Math.min(active, places.length - 1);

  const go = (place: Place | undefined) => {
    if (place === undefined) return;
    onClose();
    router.push(place.href);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      go(places[at]);
    }
    const to = nextOption(event.key, at, places.length);
    if (to === null) return;
    event.preventDefault();
    setActive(to);
    document
      .getElementById(`${list}-${String(to)}`)
      ?.scrollIntoView({ block: "nearest" });
  };

  return (
    <dialog
      ref={dialog}
      aria-label="Find anything"
      onClose={() => {
        setTyped("");
        setActive(0);
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
      className="mx-auto mt-[12dvh] w-[min(38rem,calc(100vw-2rem))] overflow-clip rounded-lg border border-line bg-panel text-ink shadow-pop"
    >
      <div className="flex items-center gap-2.5 border-b border-line px-4 has-focus-visible:shadow-[inset_2px_0] has-focus-visible:shadow-accent">
        <Icon of={Search} className="size-4 shrink-0 text-ink-3" />
        <input
          role="combobox"
          aria-label="Find anything"
          aria-expanded={places.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={
            places.length > 0 ? `${list}-${String(at)}` : undefined
          }
          placeholder={
            mayFind
              ? "An id, a customer, a code, a segment, a page…"
              : "A page…"
          }
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
          className="min-h-12 w-full min-w-0 bg-transparent text-md outline-none"
        />
      </div>
      <ul
        id={list}
        role="listbox"
        aria-label="Search results"
        className="max-h-[50dvh] overflow-y-auto p-1.5"
      >
        {places.map((place, index) => (
          <PaletteOption
            key={place.href + place.label}
            id={`${list}-${String(index)}`}
            place={place}
            active={index === at}
            onChoose={() => {
              go(place);
            }}
          />
        ))}
      </ul>
      <p role="status" className="min-h-8 px-4 pb-2 text-xs text-ink-3">
        {says(state, places.length, mayFind)}
      </p>
    </dialog>
  );
}

function says(
  state: "looking" | "found" | "failed",
  count: number,
  mayFind: boolean,
): string {
  if (state === "failed") return "The search failed, so only pages are shown.";
  if (state === "looking") return "Searching…";
  if (count > 0) return "";
  return mayFind
    ? "Nothing matches this name or id."
    : "No page has this name.";
}
