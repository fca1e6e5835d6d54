import Link from "next/link";
import { PlainTable } from "#components/data-table/plain-table.tsx";
import { RelativeTime } from "#components/time/relative-time.tsx";
import { Badge } from "#components/ui/badge.tsx";
import type { ReplayRun } from "#lib/domain/replay/replay-run.ts";
import { destinationHref, replayHref } from "#lib/url/replay-hrefs.ts";
import { number, stateWords } from "./run-words.ts";

const columns = [
  { label: "Reason" },
  { label: "Destination" },
  { label: "State" },
  { label: "Delivered", isNumber: true },
  { label: "Failed", isNumber: true },
  { label: "Skipped", isNumber: true },
  { label: "Started", isNumber: true },
];

/** Replays, newest first. */
export function RunList({ runs }: { runs: readonly ReplayRun[] }) {
  return (
    <PlainTable
      caption="Replays"
      columns={columns}
      rows={runs.map((run) => {
        const [word, tone] = stateWords[run.state];
        const toSend = run.counts.total - run.counts.skipped;
        return {
          key: run.id,
          cells: [
            <Link
              key="reason"
              href={replayHref(run.id)}
              prefetch={false}
              className="block truncate font-medium after:absolute after:inset-0"
            >
              <bdi>{run.reason}</bdi>
            </Link>,
            <Link
              key="destination"
              href={destinationHref(run.destination.id)}
              prefetch={false}
              className="link relative z-1"
            >
              <bdi>{run.destination.name}</bdi>
            </Link>,
            <Badge key="state" tone={tone}>
              {word}
            </Badge>,
            `${number(run.counts.delivered)} of ${number(toSend)}`,
            number(run.counts.failed),
            number(run.counts.skipped),
            <RelativeTime key="at" at={run.createdAt} />,
          ],
        };
      })}
    />
  );
}
