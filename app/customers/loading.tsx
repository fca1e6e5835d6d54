import { ListSkeleton } from "#components/event-list/list-skeleton.tsx";

export default function CustomersLoading() {
  return <ListSkeleton title="Customers" />;
}
