import { pageNonce } from "#app/_document/page-nonce.ts";
import { pageContext } from "#lib/auth/page-context.ts";
import type { Metadata } from "next";
import { CompareView } from "#components/compare/compare-view.tsx";
import { Crumb } from "#components/shell/crumb.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { SheetMarks } from "#components/ui/print/sheet-marks.tsx";
import { orNotFound } from "#app/_document/or-not-found.ts";
import { compareEvents } from "#lib/services/events/compare-events.ts";
import { eventHref } from "#lib/url/hrefs.ts";

export const metadata: Metadata = { title: "Compare events" };

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
      <SheetMarks
        title="Compare events"
        proof={`Events ${compared.before.id} and ${compared.after.id}`}
        nonce={await pageNonce()}
      />
      <PageHeader
        title={
          <Crumb href={eventHref(id)} parent="Event">
            Compare
          </Crumb>
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
