import type { ReplayRun } from "#lib/domain/replay/replay-run.ts";
import { number } from "./run-words.ts";

/** How far a run is: delivered, failed, in doubt, waiting (or, once it is over, not sent) and skipped. */
export function RunProgress({
  counts: { total, delivered, failed, inDoubt, pending, skipped },
  isOver,
}: Pick<ReplayRun, "counts"> & { isOver: boolean }) {
  const toSend = total - skipped;
  const parts = [
    ["Delivered", delivered, "bg-green", ""],
    ["Failed", failed, "bg-red", failed > 0 ? "text-red" : ""],
    ["In doubt", inDoubt, "bg-amber", inDoubt > 0 ? "text-amber" : ""],
    [isOver ? "Not sent" : "Waiting", pending, "", ""],
    ["Skipped", skipped, null, ""],
  ] as const;
  return (
    <div className="grid gap-4 p-4">
      <div
        role="progressbar"
        aria-label="Sent"
        aria-valuemin={0}
        aria-valuemax={toSend}
        aria-valuenow={toSend - pending}
        className="flex h-2 gap-0.5 overflow-clip rounded-full bg-sunk"
      >
        {parts.map(([label, count, colour]) =>
          colour === null || count === 0 ? null : (
            <span
              key={label}
              className={colour}
              style={{ width: `${String((100 * count) / toSend)}%` }}
            />
          ),
        )}
      </div>
      <dl className="grid grid-cols-2 gap-3 table:grid-cols-5">
        {parts.map(([label, count, , look]) => (
          <div key={label}>
            <dt className="text-ink-2">{label}</dt>
            <dd className={`text-lg font-semibold tabular-nums ${look}`}>
              {number(count)}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
