import { orNotFound } from "#app/_document/or-not-found.ts";
import { pageContext } from "#lib/auth/page-context.ts";
import type { Metadata } from "next";
import { cache } from "react";
import { Crumb } from "#components/shell/crumb.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { ReverifySource } from "#components/sources/reverify-source.tsx";
import { SourceActivity } from "#components/sources/source-activity.tsx";
import { SourceDetail } from "#components/sources/source-detail.tsx";
import { Section } from "#components/ui/section.tsx";
import { can } from "#lib/domain/access/permissions.ts";
import { currencies } from "#lib/domain/describe/currencies.ts";
import { hasAddress } from "#lib/domain/source/source.ts";
import { getSource } from "#lib/services/sources/get-source.ts";
import { sourcesHref } from "#lib/url/hrefs.ts";
import {
  changeMappingAction,
  listDesignedPayloadsAction,
  reverifySourceAction,
  sendTestEntryAction,
  updateSourceAction,
} from "#lib/actions/source-actions.ts";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await findSource((await params).id)).name };
}

export default async function SourcePage({ params }: Props) {
  const source = await findSource((await params).id);
  const { access } = await pageContext();
  return (
    <>
      <PageHeader
        title={
          <Crumb href={sourcesHref()} parent="Sources">
            {source.name}
          </Crumb>
        }
      />
      {hasAddress(source) ? (
        <SourceDetail
          source={source}
          currencies={currencies}
          changeSource={updateSourceAction.bind(null, source.id)}
          sendTestEntry={sendTestEntryAction.bind(null, source.id)}
          reverify={reverifySourceAction.bind(null, source.id)}
          listDesignedPayloads={listDesignedPayloadsAction.bind(
            null,
            source.id,
          )}
          changeMapping={changeMappingAction.bind(null, source.id)}
        />
      ) : (
        <div className="grid w-full max-w-5xl grid-cols-1 gap-3 px-4 py-6 side:px-6">
          <h1 className="text-xl font-semibold">{source.name}</h1>
          <SourceActivity source={source} />
          <p className="text-ink-2">
            Only an admin sees its address and its settings.
          </p>
          {can(access.role, "operate") ? (
            <Section title="Rejected events">
              <ReverifySource
                rejected={null}
                reverify={reverifySourceAction.bind(null, source.id)}
              />
            </Section>
          ) : null}
        </div>
      )}
    </>
  );
}

/** The source, or the page that says there is none. Once per request. */
const findSource = cache(async (id: string) =>
  orNotFound(getSource(await pageContext(), id)),
);
