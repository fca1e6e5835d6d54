import { ListSkeleton } from "#components/event-list/list-skeleton.tsx";

export default function EntriesLoading() {
  return <ListSkeleton title="Entries" />;
}
