"use client";

import { Check } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Input } from "#components/ui/input.tsx";
import { keepInCookie } from "#components/ui/keep-in-cookie.ts";
import { UTC } from "#lib/domain/time/time-zone.ts";
import { timeZoneCookie } from "./time-zone-cookie.ts";

const maxShown = 8;

/** The zones to choose from, this browser's and UTC first. A choice is kept, and the page told anew in it. */
export function TimeZoneList({ chosen }: { chosen: string }) {
  const router = useRouter();
  const [typed, setTyped] = useState("");
  const sought = typed.trim().toLowerCase().replaceAll(" ", "_");
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const all = [
    ...new Set([here, UTC, chosen, ...Intl.supportedValuesOf("timeZone")]),
  ];
  const found = all.filter((zone) => zone.toLowerCase().includes(sought));
  return (
    <div className="grid gap-1">
      <Input
        type="search"
        aria-label="Search time zones"
        placeholder="Search time zones"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
        }}
      />
      <ul aria-label="Time zones">
        {found.slice(0, maxShown).map((zone) => (
          <li key={zone}>
            <button
              type="button"
              aria-current={zone === chosen ? "true" : undefined}
              onClick={() => {
                keepInCookie(timeZoneCookie, zone);
                router.refresh();
              }}
              className="flex min-h-8 w-full items-center gap-2 rounded-sm px-2 text-left -outline-offset-2 hover:bg-sunk"
            >
              <Icon
                of={Check}
                className={
                  zone === chosen
                    ? "size-4 shrink-0 text-accent"
                    : "invisible size-4 shrink-0"
                }
              />
              {zone}
              {zone === here ? (
                <span className="ml-auto text-xs text-ink-3">this browser</span>
              ) : null}
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className="px-2 text-xs text-ink-3">
        {found.length === 0
          ? "No time zone matches."
          : found.length > maxShown
            ? `${String(found.length - maxShown)} more: type to find them.`
            : null}
      </p>
    </div>
  );
}
