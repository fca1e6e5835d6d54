import { EventSkeleton } from "#components/event/event-skeleton.tsx";

export default function EventLoading() {
  return <EventSkeleton />;
}
