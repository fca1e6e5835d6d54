import { ListSkeleton } from "#components/event-list/list-skeleton.tsx";

export default function DistributionsLoading() {
  return <ListSkeleton title="Distributions" />;
}
