import { SearchX } from "lucide";
import {
  capitalised,
  dimensionWords,
} from "#components/dimension/dimension-words.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import type { DimensionKind } from "#lib/domain/counts/dimension.ts";
import { dimensionsHref } from "#lib/url/hrefs.ts";

/** What a page says of a thing that no event names. */
export function DimensionNotFound({ kind }: { kind: DimensionKind }) {
  const { one, many } = dimensionWords[kind];
  return (
    <EmptyState
      level="h1"
      icon={SearchX}
      title={`${capitalised(one)} not found`}
    >
      <p>
        Its id may have been mistyped. A {one} is known here from the first
        event that names it.
      </p>
      <LinkButton href={dimensionsHref(kind)}>See the {many}</LinkButton>
    </EmptyState>
  );
}
