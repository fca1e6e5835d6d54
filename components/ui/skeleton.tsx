import clsx from "clsx";

/** The shape of something that is coming; hidden from screen readers, who are told in words. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden
      className={clsx("block animate-pulse rounded-sm bg-line", className)}
    />
  );
}

/** Stands where a page of a heading and panels will be. */
export function PageSkeleton({
  label,
  panels,
  className = "max-w-6xl",
}: {
  /** What is being loaded, for screen readers. */
  label: string;
  /** A class for the height of each panel, from the top. */
  panels: readonly string[];
  /** The page's own greatest width. */
  className?: "max-w-5xl" | "max-w-6xl";
}) {
  return (
    <div
      role="status"
      className={clsx(
        "grid w-full grid-cols-1 gap-5 px-4 py-6 side:px-6",
        className,
      )}
    >
      <span className="sr-only">{label}</span>
      <Skeleton className="h-8 w-96 max-w-full" />
      {panels.map((height, at) => (
        <Skeleton key={at} className={clsx("w-full", height)} />
      ))}
    </div>
  );
}
