import type { Count } from "#lib/domain/counts/facets.ts";

/** A count to read: "1,284", "100,000+" where only so many were counted, or "many" where none could be. */
export function countWords({ count, exact }: Count): string {
  if (count === 0 && !exact) return "many";
  return `${count.toLocaleString("en")}${exact ? "" : "+"}`;
}

/** A count with its noun: "1 customer", "1,284 customers". A plain number is exact. */
export function counted(
  counts: Count | number,
  one: string,
  many = `${one}s`,
): string {
  const count =
    typeof counts === "number" ? { count: counts, exact: true } : counts;
  const single = count.count === 1 && count.exact;
  return `${countWords(count)} ${single ? one : many}`;
}

/** How often: "once", "twice", "1,284 times". */
export function timesWords(count: Count): string {
  if (count.exact && count.count === 1) return "once";
  if (count.exact && count.count === 2) return "twice";
  return counted(count, "time");
}
