import { Skeleton } from "#components/ui/skeleton.tsx";

/** The shape of the overview while it is counted. */
export function OverviewSkeleton() {
  return (
    <div role="status" className="grid gap-4">
      <span className="sr-only">Counting</span>
      <HeadlineSkeleton />
      <EntriesSkeleton />
      <div className="grid gap-4 table:grid-cols-2">
        <LinesSkeleton lines={5} />
        <LinesSkeleton lines={5} />
      </div>
    </div>
  );
}

function LinesSkeleton({ lines }: { lines: number }) {
  return (
    <div className="grid gap-4 px-4 pt-1 pb-4">
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className="flex justify-between gap-4">
          <Skeleton className="h-4 w-1/2" />
          <Skeleton className="h-4 w-10" />
        </div>
      ))}
    </div>
  );
}

function EntriesSkeleton() {
  return (
    <div className="grid table:grid-cols-[minmax(0,1fr)_minmax(0,20rem)]">
      <div className="grid content-between gap-3 px-4 pb-4">
        <Skeleton className="h-8 w-24" />
        <Skeleton className="h-24 w-full" />
      </div>
      <LinesSkeleton lines={5} />
    </div>
  );
}

function HeadlineSkeleton() {
  return (
    <div className="grid gap-2">
      <Skeleton className="h-7 w-[32rem] max-w-full" />
      <Skeleton className="h-4 w-80 max-w-full" />
    </div>
  );
}
