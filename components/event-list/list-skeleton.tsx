import { Skeleton } from "#components/ui/skeleton.tsx";

const ROWS = Array.from({ length: 12 }, (_, row) => row);

/** The shape of a list that is on its way: headline, tabs, chips, rows. */
export function ListSkeleton({ title }: { title: string }) {
  return (
    <div role="status">
      <span className="sr-only">Loading {title}</span>
      <div className="flex h-(--header) items-center border-b border-line px-4 side:px-6">
        <p className="font-medium">{title}</p>
      </div>
      <ListHeadSkeleton />
      <TableSkeleton />
    </div>
  );
}

function ListHeadSkeleton() {
  return (
    <div className="grid grid-cols-1 gap-4 px-4 pt-5 pb-3 side:px-6">
      <Skeleton className="h-6 w-96 max-w-full" />
      <Skeleton className="h-4 w-72 max-w-full" />
      <Skeleton className="h-7 w-full max-w-xl" />
      <Skeleton className="h-8 w-full max-w-md" />
    </div>
  );
}

export function TableSkeleton() {
  return (
    <div className="border-t border-line">
      {ROWS.map((row) => (
        <div
          key={row}
          className="flex items-center gap-6 border-b border-line px-4 py-3 side:px-6"
        >
          <Skeleton className="h-4 w-16" />
          <Skeleton className="h-4 w-32" />
          <Skeleton className="h-4 w-28 max-table:hidden" />
          <Skeleton className="h-5 w-24 max-table:hidden" />
          <Skeleton className="h-4 flex-1" />
        </div>
      ))}
    </div>
  );
}
