import { EventSkeleton } from "#components/event-detail/event-skeleton.tsx";

export default function EventLoading() {
  return <EventSkeleton />;
}
