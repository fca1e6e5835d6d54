import { ListSkeleton } from "#components/events/list-skeleton.tsx";

export default function CustomersLoading() {
  return <ListSkeleton title="Customers" />;
}
