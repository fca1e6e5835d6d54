import { ListSkeleton } from "#components/events/list-skeleton.tsx";

export default function EntriesLoading() {
  return <ListSkeleton title="Entries" />;
}
