import { PageSkeleton } from "#components/ui/skeleton.tsx";

export default function ActivityLoading() {
  return (
    <PageSkeleton label="Loading the activity" panels={["h-10", "h-96"]} />
  );
}
