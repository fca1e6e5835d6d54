import { ListSkeleton } from "#components/events/list-skeleton.tsx";

export default function EventsLoading() {
  return <ListSkeleton title="All events" />;
}
