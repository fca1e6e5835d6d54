import type { Route } from "next";
import Link from "next/link";
import type { Count } from "#lib/domain/counts/facets.ts";
import { counted, countWords } from "#components/event-words/count-words.ts";
import { type GroupKey, groupWords } from "./group-keys.ts";
import { SentText } from "#components/event-words/sent-text.tsx";

/** What some events have in common, and how many they are. */
export type Group = Count & {
  readonly id: string;
  readonly name: string | null;
};

/** Counts instead of rows, the largest first, each with its share and the list behind it. */
export function GroupTable({
  by,
  many,
  total,
  groups,
}: {
  by: GroupKey;
  /** What is counted, in the plural. */
  many: string;
  total: Count;
  groups: readonly (Group & { readonly href: Route })[];
}) {
  const grouped = groups.reduce((sum, { count }) => sum + count, 0);
  const most = Math.max(1, ...groups.map(({ count }) => count));
  const exact = groups.every((group) => group.exact);
  const rest = { count: total.count - grouped, exact };
  return (
    <div className="mt-3 border-t border-line">
      <table className="w-full table-fixed border-collapse">
        <caption className="sr-only">
          {many} by {groupWords[by].toLowerCase()}
        </caption>
        <thead className="text-left text-ink-3">
          <tr className="border-b border-line">
            <th scope="col" className="w-[45%] px-4 py-2 font-normal side:px-6">
              {groupWords[by]}
            </th>
            <th scope="col" className="w-28 px-2.5 py-2 text-right font-normal">
              Count
            </th>
            <th scope="col" className="px-4 py-2 font-normal side:px-6">
              Share
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ id, name, href, ...count }) => (
            <tr
              key={id}
              className="relative border-b border-line hover:bg-sunk has-focus-visible:bg-accent-tint"
            >
              <th
                scope="row"
                className="px-4 py-(--row-y) text-left font-medium side:px-6"
              >
                <Link
                  href={href}
                  prefetch={false}
                  className="block truncate after:absolute after:inset-0"
                >
                  <SentText text={name ?? id} />
                </Link>
                {name === null || name === id || by === "purpose" ? null : (
                  <span className="block truncate font-mono text-xs font-normal text-ink-3">
                    {id}
                  </span>
                )}
              </th>
              <td className="px-2.5 text-right">{countWords(count)}</td>
              <td className="px-4 side:px-6">
                <span className="flex items-center gap-2 text-ink-3">
                  <span
                    aria-hidden
                    style={{ width: `${String((count.count / most) * 70)}%` }}
                    className="h-2 min-w-px rounded-sm bg-accent/60"
                  />
                  <span className="whitespace-nowrap">
                    {share(count.count, total.count)} %
                  </span>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {exact && rest.count > 0 ? (
        <p className="px-4 py-3 text-ink-2 side:px-6">
          {counted(rest, "more has", "more have")} another{" "}
          {groupWords[by].toLowerCase()}, or none.
        </p>
      ) : null}
    </div>
  );
}

function share(count: number, total: number): string {
  return ((count / Math.max(1, total)) * 100).toFixed(1);
}
