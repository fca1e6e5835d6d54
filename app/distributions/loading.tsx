import { ListSkeleton } from "#components/events/list-skeleton.tsx";

export default function DistributionsLoading() {
  return <ListSkeleton title="Distributions" />;
}
