import { ListSkeleton } from "#components/events/list-skeleton.tsx";

export default function SegmentsLoading() {
  return <ListSkeleton title="Segments" />;
}
