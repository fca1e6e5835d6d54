import { Skeleton } from "#components/ui/skeleton.tsx";

export default function SourcesLoading() {
  return (
    <div
      role="status"
      className="grid w-full max-w-5xl gap-5 px-4 py-6 side:px-6"
    >
      <span className="sr-only">Loading the sources</span>
      <Skeleton className="h-8 w-96 max-w-full" />
      <Skeleton className="h-36 w-full" />
      <Skeleton className="h-36 w-full" />
    </div>
  );
}
