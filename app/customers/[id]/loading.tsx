import { Skeleton } from "#components/ui/skeleton.tsx";

export default function CustomerLoading() {
  return (
    <div
      role="status"
      className="mx-auto grid w-full max-w-6xl gap-5 px-4 pt-[calc(var(--header)+1.25rem)] side:px-6"
    >
      <span className="sr-only">Loading the customer</span>
      <Skeleton className="h-8 w-3/4" />
      <Skeleton className="h-4 w-1/2" />
      <Skeleton className="h-28 w-full" />
      <Skeleton className="h-40 w-full max-w-2xl" />
      <Skeleton className="h-40 w-full max-w-2xl" />
    </div>
  );
}
