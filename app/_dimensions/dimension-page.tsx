import { pageNonce } from "#app/_document/page-nonce.ts";
import { pageContext } from "#lib/auth/page-context.ts";
import { Crumb } from "#components/shell/crumb.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { DimensionView } from "#components/dimension/dimension-view.tsx";
import {
  capitalised,
  dimensionWords,
} from "#components/dimension/dimension-words.ts";
import { LinkButton } from "#components/ui/link-button.tsx";
import { SheetMarks } from "#components/ui/print/sheet-marks.tsx";
import { isolateSent } from "#lib/domain/text/hidden-characters.ts";
import { entriesOf, type DimensionKind } from "#lib/domain/counts/dimension.ts";
import { getFacets } from "#lib/services/counts/get-facets.ts";
import { countSentOf } from "#lib/services/replays/list-sent.ts";
import { SentCounts } from "#components/replays/sent-counts.tsx";
import { listEvents } from "#lib/services/events/list-events.ts";
import { entriesHref, dimensionsHref } from "#lib/url/hrefs.ts";
import { decodedParam } from "./decoded-param.ts";
import { loadDimension } from "./load-dimension.ts";
import { SentText } from "#components/event-words/sent-text.tsx";

/** The page of a segment, campaign or distribution. */
export async function DimensionPage({
  kind,
  id,
}: {
  kind: DimensionKind;
  id: string;
}) {
  const context = await pageContext();
  const thing = await loadDimension(kind, decodedParam(id));
  const own = entriesOf(kind, thing.id);
  const [entries, outcomes, newest, sent] = await Promise.all([
    getFacets(context, own),
    getFacets(context, { [kind]: [thing.id] }),
    listEvents(context, own, { limit: 20 }),
    countSentOf(context, kind, thing.id),
  ]);
  return (
    <>
      <SheetMarks
        title={isolateSent(
          `${capitalised(dimensionWords[kind].one)} ${thing.name ?? thing.id}`,
        )}
        proof={`${capitalised(dimensionWords[kind].one)} ID ${thing.id}`}
        nonce={await pageNonce()}
      />
      <PageHeader
        title={
          <Crumb
            href={dimensionsHref(kind)}
            parent={capitalised(dimensionWords[kind].many)}
          >
            <SentText text={thing.name ?? thing.id} />
          </Crumb>
        }
      >
        <LinkButton href={entriesHref(own)}>See its entries</LinkButton>
      </PageHeader>
      <DimensionView
        thing={thing}
        entries={entries}
        outcomes={outcomes}
        newest={newest.items}
        sent={<SentCounts own={own} sent={sent} />}
      />
    </>
  );
}
