import { can } from "#lib/domain/access/permissions.ts";
import { pageContext } from "#lib/auth/page-context.ts";
import { Plus, Unplug } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import type { Metadata } from "next";
import { connection } from "next/server";
import { PageHeader } from "#components/shell/page-header.tsx";
import { ArchivedSources } from "#components/sources/archived-sources.tsx";
import { SourceList } from "#components/sources/source-list.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { listSources } from "#lib/services/sources/list-sources.ts";

export const metadata: Metadata = { title: "Sources" };

export default async function SourcesPage() {
  await connection();
  const context = await pageContext();
  const sources = await listSources(context);
  const inUse = sources.filter(({ archivedAt }) => archivedAt === null);
  const archived = sources.filter(({ archivedAt }) => archivedAt !== null);
  const add = can(context.access.role, "administer") ? (
    <LinkButton href="/sources/new" look="primary">
      <Icon of={Plus} />
      Add source
    </LinkButton>
  ) : null;
  return (
    <>
      <PageHeader title="Sources">{inUse.length > 0 ? add : null}</PageHeader>
      <div className="grid w-full max-w-5xl grid-cols-1 gap-5 px-4 py-6 side:px-6">
        {inUse.length === 0 ? (
          <EmptyState level="h1" icon={Unplug} title="No source is in use">
            <p>
              A source is an address that Voucherify posts to. Without one,
              nothing can be received.
            </p>
            {add}
          </EmptyState>
        ) : (
          <>
            <div>
              <h1 className="text-xl font-semibold">
                {inUse.length === 1
                  ? "One address receives from Voucherify"
                  : `${String(inUse.length)} addresses receive from Voucherify`}
              </h1>
              <p className="text-ink-2">
                Each source is one address, for one Voucherify project.
              </p>
            </div>
            <SourceList sources={inUse} />
          </>
        )}
        <ArchivedSources sources={archived} />
      </div>
    </>
  );
}
