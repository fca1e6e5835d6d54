import { Skeleton } from "#components/ui/skeleton.tsx";

export default function Loading() {
  return (
    <div role="status" className="grid gap-4 px-4 py-6 side:px-6">
      <span className="sr-only">Loading</span>
      <Skeleton className="h-6 w-80 max-w-full" />
      <Skeleton className="h-4 w-56 max-w-full" />
      <Skeleton className="h-64 w-full" />
    </div>
  );
}
