import { ListSkeleton } from "#components/event-list/list-skeleton.tsx";

export default function EventsLoading() {
  return <ListSkeleton title="All events" />;
}
