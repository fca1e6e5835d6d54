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
