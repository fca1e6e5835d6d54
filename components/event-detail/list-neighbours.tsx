"use client";

import { ChevronDown, ChevronUp } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import { useRouter } from "next/navigation";
import { useEffect, useSyncExternalStore } from "react";
import { LinkButton } from "#components/ui/link-button.tsx";
import { recallList } from "#components/ui/remembered-list.ts";
import { isTyping, singleKeysAreOn } from "#components/ui/single-keys.ts";
import { eventHref } from "#lib/url/hrefs.ts";

const never = () => () => undefined;

/** The list as text, so that the same list is the same value. */
function listText(): string {
  return (recallList()?.ids ?? []).join(" ");
}

/**
 * To the events before and after this one in the list that the reader came from, also by the keys K and J. Who
 * came from elsewhere is led to the entries of the same customer.
 */
export function ListNeighbours({
  id,
  newer,
  older,
}: {
  id: string;
  /** The customer's next and previous entry. */
  newer: string | null;
  older: string | null;
}) {
  const router = useRouter();
  const ids = useSyncExternalStore(never, listText, () => "").split(" ");
  const at = ids.indexOf(id);
  const inList = at >= 0;
  const before = inList ? (ids[at - 1] ?? null) : newer;
  const after = inList ? (ids[at + 1] ?? null) : older;
  const where = inList ? "in the list" : "entry of this customer";

  useEffect(() => {
    const move = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      const to = key === "k" ? before : key === "j" ? after : null;
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (to === null || !isPlain || isTyping(event) || !singleKeysAreOn())
        return;
      event.preventDefault();
      router.push(eventHref(to));
    };
    document.addEventListener("keydown", move);
    return () => {
      document.removeEventListener("keydown", move);
    };
  }, [router, before, after]);

  return (
    <>
      <LinkButton href={before === null ? null : eventHref(before)}>
        <Icon of={ChevronUp} />
        <span className="sr-only">
          {inList ? "Previous" : "Newer"} {where}
        </span>
      </LinkButton>
      <LinkButton href={after === null ? null : eventHref(after)}>
        <Icon of={ChevronDown} />
        <span className="sr-only">
          {inList ? "Next" : "Older"} {where}
        </span>
      </LinkButton>
    </>
  );
}
