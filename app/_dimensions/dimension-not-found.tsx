import { SearchX } from "lucide-react";
import { thingWords } from "#components/dimension/dimension-words.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import type { ThingKind } from "#lib/domain/counts/dimension.ts";
import { thingsHref } from "#lib/url/hrefs.ts";

/** What a page says of a thing that no event names. */
export function ThingNotFound({ kind }: { kind: ThingKind }) {
  const { one, many } = thingWords[kind];
  return (
    <EmptyState level="h1" icon={SearchX} title={`No event names this ${one}`}>
      <p>
        Its id may have been mistyped. A {one} is known here from the first
        event that names it.
      </p>
      <LinkButton href={thingsHref(kind)}>See the {many}</LinkButton>
    </EmptyState>
  );
}
