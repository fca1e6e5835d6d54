import type { Metadata } from "next";
import { EventListPage, listMetadata } from "#app/_lists/event-list-page.tsx";
import { eventsDefinition as definition } from "./events-definition.ts";

type Props = PageProps<"/events">;

export async function generateMetadata({
  searchParams,
}: Props): Promise<Metadata> {
  return listMetadata({ definition, query: await searchParams });
}

export default async function EventsPage({ searchParams }: Props) {
  return <EventListPage definition={definition} query={await searchParams} />;
}
