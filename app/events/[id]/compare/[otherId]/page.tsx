import { pageContext } from "#lib/auth/page-context.ts";
import type { Metadata } from "next";
import Link from "next/link";
import { CompareView } from "#components/compare/compare-view.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { orNotFound } from "#app/_dimensions/or-not-found.ts";
import { compareEvents } from "#lib/services/events/compare-events.ts";
import { eventHref } from "#lib/url/hrefs.ts";

export const metadata: Metadata = { title: "Difference between two events" };

export default async function ComparePage({
  params,
  searchParams,
}: PageProps<"/events/[id]/compare/[otherId]">) {
  const { id, otherId } = await params;
  const { view, noise } = await searchParams;
  const compared = await orNotFound(
    compareEvents(await pageContext("read_personal"), { id, otherId }),
  );
  return (
    <>
      <PageHeader
        title={
          <span className="flex items-center gap-2">
            <Link
              href={eventHref(id)}
              prefetch={false}
              className="text-ink-2 hover:text-ink"
            >
              Event
            </Link>
            <span aria-hidden className="text-ink-3">
              /
            </span>
            Difference
          </span>
        }
      />
      <CompareView
        compared={compared}
        asLines={view === "lines"}
        withNoise={noise === "show"}
      />
    </>
  );
}
