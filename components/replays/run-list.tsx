import Link from "next/link";
import {
  type PlainList,
  PlainTable,
  RowLink,
} from "#components/data-table/plain-table.tsx";
import { RelativeTime } from "#components/time/relative-time.tsx";
import { Badge } from "#components/ui/badge.tsx";
import type { ReplayRun } from "#lib/domain/replay/replay-run.ts";
import { destinationHref, replayHref } from "#lib/url/replay-hrefs.ts";
import { number, stateWords } from "./run-words.ts";

const runList: PlainList<ReplayRun> = {
  caption: "Replays",
  keyOf: ({ id }) => id,
  columns: [
    {
      label: "Reason",
      cell: ({ id, reason }) => (
        <RowLink href={replayHref(id)}>
          <bdi>{reason}</bdi>
        </RowLink>
      ),
    },
    {
      label: "Destination",
      cell: ({ destination: { id, name } }) => (
        <Link
          href={destinationHref(id)}
          prefetch={false}
          className="link relative z-1"
        >
          <bdi>{name}</bdi>
        </Link>
      ),
    },
    {
      label: "State",
      cell: ({ state }) => {
        const [word, tone] = stateWords[state];
        return <Badge tone={tone}>{word}</Badge>;
      },
    },
    {
      label: "Delivered",
      isNumber: true,
      cell: ({ counts: { delivered, total, skipped } }) =>
        `${number(delivered)} of ${number(total - skipped)}`,
    },
    {
      label: "Failed",
      isNumber: true,
      cell: ({ counts }) => number(counts.failed),
    },
    {
      label: "Skipped",
      isNumber: true,
      cell: ({ counts }) => number(counts.skipped),
    },
    {
      label: "Started",
      isNumber: true,
      cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
    },
  ],
};

/** Replays, newest first. */
export function RunList({ runs }: { runs: readonly ReplayRun[] }) {
  return <PlainTable list={runList} rows={runs} />;
}
