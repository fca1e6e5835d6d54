import { Skeleton } from "#components/ui/skeleton.tsx";

/** The shape of an event that is coming: sentence, figures, rows, side column. */
export function EventSkeleton() {
  return (
    <div
      role="status"
      className="flex-1 pt-(--header) wide:grid wide:grid-cols-[minmax(0,1fr)_19rem]"
    >
      <span className="sr-only">Loading the event</span>
      <div className="mx-auto grid w-full max-w-6xl grid-cols-1 content-start gap-4 px-4 py-5 side:px-6">
        <Skeleton className="h-5 w-28" />
        <Skeleton className="h-8 w-3/4" />
        <Skeleton className="h-4 w-1/2" />
        <div className="rounded-lg border border-line bg-panel">
          <div className="grid grid-cols-2 gap-4 border-b border-line p-4 table:grid-cols-3 wide:grid-cols-6">
            {figures.map((figure) => (
              <div key={figure} className="grid gap-2">
                <Skeleton className="h-3 w-14" />
                <Skeleton className="h-6 w-20" />
              </div>
            ))}
          </div>
          <Rows count={6} />
        </div>
        <div className="rounded-lg border border-line bg-panel">
          <Rows count={4} />
        </div>
      </div>
      <div className="border-line bg-sunk max-wide:border-t wide:border-l">
        <Rows count={9} />
      </div>
    </div>
  );
}

const figures = [
  "orders",
  "last",
  "redemptions",
  "gift",
  "points",
  "referrals",
];

function Rows({ count }: { count: number }) {
  return (
    <div className="grid gap-4 p-4">
      {Array.from({ length: count }, (_, row) => (
        <Skeleton key={row} className="h-4 w-full" />
      ))}
    </div>
  );
}
