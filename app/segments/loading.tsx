import { ListSkeleton } from "#components/event-list/list-skeleton.tsx";

export default function SegmentsLoading() {
  return <ListSkeleton title="Segments" />;
}
