import type { Route } from "next";
import Link from "next/link";
import { NotSent } from "#components/event-cards/sent-value.tsx";
import { SentText } from "#components/event-words/sent-text.tsx";

/** A named thing that leads to its entries; without an id there is nothing to lead to. */
export function DimensionLink({
  name,
  href,
}: {
  name: string | null | undefined;
  href: Route | null;
}) {
  if (name === null || name === undefined) return <NotSent />;
  const shown = <SentText text={name === "" ? "(no name)" : name} />;
  return href === null ? (
    shown
  ) : (
    <Link href={href} prefetch={false} className="link">
      {shown}
    </Link>
  );
}
