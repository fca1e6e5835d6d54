import clsx from "clsx";
import { counted } from "#components/event-words/count-words.ts";
import { ScrollSideways } from "#components/ui/scroll-sideways.tsx";
import {
  diffLines,
  type DiffLine,
} from "#lib/domain/payload-diff/diff-lines.ts";

/** Lines that stayed are shown so far around those that did not. */
const context = 3;

/** A page of more is read by nobody; both bodies can be downloaded. */
const maxLines = 4_000;

const looks = {
  same: "",
  removed: "bg-red-tint",
  added: "bg-green-tint",
} as const;
const signs = { same: " ", removed: "−", added: "+" } as const;
const words = { same: "", removed: "before: ", added: "after: " } as const;

/** Two texts laid over one another, unchanged stretches left out. */
export function LineDiff({ before, after }: { before: string; after: string }) {
  const lines = withoutStretches(diffLines(before, after));
  return (
    <ScrollSideways label="Lines">
      <ol className="min-w-max py-2 font-mono text-xs">
        {lines.slice(0, maxLines).map((line, index) =>
          line.kind === "left_out" ? (
            <li key={index} className="px-4 py-1 text-ink-3">
              {line.count.toLocaleString("en")} unchanged{" "}
              {line.count === 1 ? "line" : "lines"}
            </li>
          ) : (
            <li
              key={index}
              className={clsx("flex gap-3 px-4", looks[line.kind])}
            >
              <span aria-hidden className="text-ink-2 select-none">
                {signs[line.kind]}
              </span>
              <span className="sr-only">{words[line.kind]}</span>
              <span className="whitespace-pre">{line.text}</span>
            </li>
          ),
        )}
      </ol>
      {lines.length > maxLines ? (
        <p className="px-4 pb-3 text-ink-2">
          {counted(lines.length - maxLines, "more line is", "more lines are")}{" "}
          in the bodies themselves.
        </p>
      ) : null}
    </ScrollSideways>
  );
}

type ShownLine =
  DiffLine | { readonly kind: "left_out"; readonly count: number };

function withoutStretches(lines: readonly DiffLine[]): readonly ShownLine[] {
  const near = new Set<number>();
  for (const [at, { kind }] of lines.entries()) {
    if (kind === "same") continue;
    for (let by = -context; by <= context; by += 1) near.add(at + by);
  }
  const shown: ShownLine[] = [];
  let skipped = 0;
  for (const [at, line] of lines.entries()) {
    if (!near.has(at)) {
      skipped += 1;
      continue;
    }
    if (skipped > 0) shown.push({ kind: "left_out", count: skipped });
    skipped = 0;
    shown.push(line);
  }
  if (skipped > 0) shown.push({ kind: "left_out", count: skipped });
  return shown;
}
