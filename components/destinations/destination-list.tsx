import Link from "next/link";
import { durationFigure } from "#components/event-words/duration-words.ts";
import { RelativeTime } from "#components/time/relative-time.tsx";
import type { Destination } from "#lib/domain/replay/destination.ts";
import { DestinationControls } from "./destination-controls.tsx";
import { number } from "#components/replays/run-words.ts";
import { destinationHref } from "#lib/url/replay-hrefs.ts";
import { DestinationState } from "./destination-state.tsx";

/** Where replays may go, with what was sent there in the last day. */
export function DestinationList({
  destinations,
  mayAdminister,
}: {
  destinations: readonly Destination[];
  mayAdminister: boolean;
}) {
  return (
    <ul className="divide-y divide-line">
      {destinations.map((destination) => (
        <li
          key={destination.id}
          aria-label={destination.name}
          className="flex flex-wrap items-start gap-x-6 gap-y-2 px-4 py-3"
        >
          <div className="min-w-0 flex-1">
            <p className="flex flex-wrap items-center gap-2 font-medium">
              <Link
                href={destinationHref(destination.id)}
                prefetch={false}
                className="hover:underline"
              >
                <bdi>{destination.name}</bdi>
              </Link>
              <DestinationState destination={destination} />
            </p>
            <p className="font-mono text-xs wrap-anywhere text-ink-2">
              {destination.url}
            </p>
            <p className="text-xs text-ink-2">
              {number(destination.ratePerSecond)} per second ·{" "}
              {destination.hasSigningSecret
                ? "signed with its own secret"
                : "signature kept as it came"}
              {destination.allowInternal ? " · internal address allowed" : null}
              {destination.approvalAbove === null
                ? null
                : ` · approval above ${number(destination.approvalAbove)}`}
            </p>
          </div>
          <Activity {...destination.activity} />
          <DestinationControls
            destination={destination}
            mayAdminister={mayAdminister}
          />
        </li>
      ))}
    </ul>
  );
}

function Activity({
  delivered,
  failed,
  medianMs,
  lastAttemptAt,
}: Destination["activity"]) {
  if (lastAttemptAt === null)
    return <p className="text-ink-2">Nothing sent yet</p>;
  return (
    <p className="text-ink-2">
      {number(delivered)} delivered, {number(failed)} failed in 24 h
      {medianMs === null ? null : ` · median ${durationFigure(medianMs)}`} ·
      last <RelativeTime at={lastAttemptAt} />
    </p>
  );
}
