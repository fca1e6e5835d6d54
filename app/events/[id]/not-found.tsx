import { SearchX } from "lucide";
import type { Metadata } from "next";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { entriesHref, eventsHref } from "#lib/url/hrefs.ts";

export const metadata: Metadata = { title: "Event not found" };

export default function EventNotFound() {
  return (
    <EmptyState level="h1" icon={SearchX} title="Event not found">
      <p>
        The id may have been mistyped or cut off. Or it was a test event that
        was deleted, or its month is no longer kept.
      </p>
      <p className="flex flex-wrap justify-center gap-2">
        <LinkButton href={entriesHref()}>See the entries</LinkButton>
        <LinkButton href={eventsHref()}>See all events</LinkButton>
      </p>
    </EmptyState>
  );
}
