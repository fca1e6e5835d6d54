import type { DeliveryCounts } from "./delivery-counts.ts";

type Terminal = Pick<NodeJS.WriteStream, "isTTY" | "write">;

/** How often a terminal's line is written anew, and how often another one is added to a file or log. */
const everyMs = { terminal: 100, log: 3000 } as const;

/** Says how far a run is: on one line of a terminal, or a line every few seconds elsewhere. */
export function makeProgress(
  to: Terminal,
  count: number,
): {
  readonly show: (counts: Readonly<DeliveryCounts>) => void;
  readonly end: () => void;
} {
  const interval = to.isTTY ? everyMs.terminal : everyMs.log;
  let shownAt = performance.now();
  return {
    show: (counts) => {
      const now = performance.now();
      if (now - shownAt < interval) return;
      shownAt = now;
      const line = toLine(counts, count);
      to.write(to.isTTY ? `\r\u001b[2K${line}` : `${line}\n`);
    },
    end: () => {
      if (to.isTTY) to.write("\r\u001b[2K");
    },
  };
}

function toLine(
  { begun, acknowledged, refused, failed, retried }: Readonly<DeliveryCounts>,
  count: number,
): string {
  const parts = [
    `${String(begun)} of ${String(count)} sent`,
    `${String(acknowledged)} acknowledged`,
  ];
  const ended = [...refused.values(), ...failed.values()].reduce(
    (sum, each) => sum + each,
    0,
  );
  if (ended > 0) parts.push(`${String(ended)} not`);
  if (retried > 0) parts.push(`${String(retried)} retried`);
  return parts.join(", ");
}
