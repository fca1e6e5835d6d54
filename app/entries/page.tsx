import type { Metadata } from "next";
import { EventListPage, listMetadata } from "#app/_lists/event-list-page.tsx";
import { entriesDefinition as definition } from "./entries-definition.tsx";

type Props = PageProps<"/entries">;

export async function generateMetadata({
  searchParams,
}: Props): Promise<Metadata> {
  return listMetadata({ definition, query: await searchParams });
}

export default async function EntriesPage({ searchParams }: Props) {
  return <EventListPage definition={definition} query={await searchParams} />;
}
