import { Skeleton } from "#components/ui/skeleton.tsx";

export default function ActivityLoading() {
  return (
    <div
      role="status"
      className="grid w-full max-w-6xl gap-5 px-4 py-6 side:px-6"
    >
      <span className="sr-only">Loading the activity</span>
      <Skeleton className="h-8 w-96 max-w-full" />
      <Skeleton className="h-10 w-full" />
      <Skeleton className="h-96 w-full" />
    </div>
  );
}
