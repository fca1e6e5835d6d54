import type { Metadata } from "next";
import { LockKeyhole } from "lucide-react";
import { roleWords } from "#components/access/role-words.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { pageContext } from "#lib/auth/page-context.ts";
import { entriesHref } from "#lib/url/hrefs.ts";

export const metadata: Metadata = { title: "Not allowed" };

/** What whoever may not see a page is shown in its place. */
export default async function Forbidden() {
  const { role } = (await pageContext()).access;
  return (
    <EmptyState
      level="h1"
      icon={LockKeyhole}
      title="Your role does not include this page"
    >
      <p>
        You are signed in as {roleWords[role]}. An admin can give you another
        role.
      </p>
      <LinkButton href={entriesHref()}>See the entries</LinkButton>
    </EmptyState>
  );
}
