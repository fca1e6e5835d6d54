import type { Metadata } from "next";
import { SearchX } from "lucide";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { entriesHref } from "#lib/url/hrefs.ts";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <EmptyState
      level="h1"
      icon={SearchX}
      title="There is nothing at this address"
    >
      <p>
        It may have been mistyped, or lead to something that is not kept here.
      </p>
      <LinkButton href={entriesHref()}>See the entries</LinkButton>
    </EmptyState>
  );
}
