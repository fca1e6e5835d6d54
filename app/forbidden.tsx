import type { Metadata } from "next";
import { LockKeyhole } from "lucide";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { entriesHref } from "#lib/url/hrefs.ts";

export const metadata: Metadata = { title: "Not allowed" };

/** What whoever may not see a page is shown in its place. Next renders it with every page, of strangers too: it asks nothing. */
export default function Forbidden() {
  return (
    <EmptyState
      level="h1"
      icon={LockKeyhole}
      title="Your role does not include this page"
    >
      <p>
        Or the page searches by what is hidden from you, such as names and
        codes. Settings shows which role you have. An admin can give you another
        one.
      </p>
      <LinkButton href={entriesHref()}>See the entries</LinkButton>
    </EmptyState>
  );
}
