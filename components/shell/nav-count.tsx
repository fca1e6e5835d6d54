import type { Count } from "#lib/domain/counts/facets.ts";

const inShort = new Intl.NumberFormat("en", {
  notation: "compact",
  maximumFractionDigits: 1,
});

/** How many a list holds, short: "48.2K", "100K+". */
export function NavCount({ count: { count, exact } }: { count: Count }) {
  return (
    <span className="ml-auto font-mono text-xs font-normal text-ink-3">
      {inShort.format(count).toLowerCase()}
      {exact ? "" : "+"}
    </span>
  );
}
