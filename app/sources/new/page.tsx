import type { Metadata } from "next";
import { pageContext } from "#lib/auth/page-context.ts";
import { Crumb } from "#components/shell/crumb.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { NewSourceForm } from "#components/sources/new-source-form.tsx";
import { currencies } from "#lib/domain/describe/currencies.ts";
import { sourcesHref } from "#lib/url/hrefs.ts";
import { createSourceAction } from "#lib/actions/source-actions.ts";

export const metadata: Metadata = { title: "Add a source" };

export default async function NewSourcePage() {
  await pageContext("administer");
  return (
    <>
      <PageHeader
        title={
          <Crumb href={sourcesHref()} parent="Sources">
            Add source
          </Crumb>
        }
      />
      <div className="grid w-full max-w-5xl grid-cols-1 gap-5 px-4 py-6 side:px-6">
        <div>
          <h1 className="text-xl font-semibold">Add a source</h1>
          <p className="max-w-prose text-ink-2">
            It gets an address of its own. Make one for each Voucherify project,
            since every project signs with its own secret.
          </p>
        </div>
        <NewSourceForm
          currencies={currencies}
          createSource={createSourceAction}
        />
      </div>
    </>
  );
}
