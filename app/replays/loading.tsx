import { Skeleton } from "#components/ui/skeleton.tsx";

export default function ReplaysLoading() {
  return (
    <div
      role="status"
      className="grid w-full max-w-6xl gap-5 px-4 py-6 side:px-6"
    >
      <span className="sr-only">Loading the replays</span>
      <Skeleton className="h-8 w-96 max-w-full" />
      <Skeleton className="h-36 w-full" />
      <Skeleton className="h-36 w-full" />
    </div>
  );
}
