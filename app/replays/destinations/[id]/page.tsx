import type { Metadata } from "next";
import { cache } from "react";
import { DestinationState } from "#components/destinations/destination-state.tsx";
import { DestinationView } from "#components/destinations/destination-view.tsx";
import { Crumb } from "#components/shell/crumb.tsx";
import { replaysHref } from "#lib/url/replay-hrefs.ts";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { orNotFound } from "#app/_document/or-not-found.ts";
import { pageContext } from "#lib/auth/page-context.ts";
import { can } from "#lib/domain/access/permissions.ts";
import { getDestinationHistory } from "#lib/services/replays/get-destination-history.ts";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ cursor?: string | string[] }>;
};

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { destination } = await findHistory(...(await read(props)));
  return { title: destination.name };
}

export default async function DestinationPage(props: Props) {
  const [id, cursor] = await read(props);
  const [history, { access }] = await Promise.all([
    findHistory(id, cursor),
    pageContext("operate"),
  ]);
  const { destination, deletedAt } = history;
  return (
    <>
      <PageHeader
        title={
          <Crumb href={replaysHref()} parent="Replays">
            <bdi>{destination.name}</bdi>
          </Crumb>
        }
        status={
          deletedAt === null ? (
            <DestinationState destination={destination} />
          ) : (
            <Badge>Deleted</Badge>
          )
        }
      />
      <DestinationView
        history={history}
        isOlder={cursor !== undefined}
        mayAdminister={can(access.role, "administer")}
      />
    </>
  );
}

async function read({
  params,
  searchParams,
}: Props): Promise<[id: string, cursor: string | undefined]> {
  const [{ id }, { cursor }] = await Promise.all([params, searchParams]);
  return [id, typeof cursor === "string" ? cursor : undefined];
}

/** The history, or the page that says there is none. Once per request. */
const findHistory = cache(async (id: string, cursor: string | undefined) =>
  orNotFound(
    getDestinationHistory(await pageContext("operate"), { id, cursor }),
    ["not_found", "invalid_request"],
  ),
);
