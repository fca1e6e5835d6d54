import { SentText } from "#components/event-words/sent-text.tsx";
import { durationWords } from "#components/event-words/duration-words.ts";
import { Badge } from "#components/ui/badge.tsx";
import { RelativeTime } from "#components/time/relative-time.tsx";
import type { SourceSilence } from "#lib/domain/source/source-silence.ts";
import { eventsHref, sourceHref } from "#lib/url/hrefs.ts";
import { FigureRow, NoFigures } from "./figure-row.tsx";

/** When each source was last heard, beside the longest that it was ever silent; the quiet ones first. */
export function SilencePanel({
  silences,
}: {
  silences: readonly SourceSilence[];
}) {
  if (silences.length === 0) {
    return <NoFigures>No source is in use.</NoFigures>;
  }
  return (
    <ul>
      {silences.map((silence) => (
        <FigureRow
          key={silence.sourceId}
          href={
            silence.lastReceivedAt === null
              ? sourceHref(silence.sourceId)
              : eventsHref({ source: [silence.sourceId] })
          }
          figure={
            silence.lastReceivedAt === null ? (
              "never"
            ) : (
              <RelativeTime at={silence.lastReceivedAt} align="end" />
            )
          }
          detail={defaultWords(silence)}
        >
          <SentText text={silence.name} />{" "}
          {silence.state === "quiet" ? <Badge tone="red">quiet</Badge> : null}
        </FigureRow>
      ))}
    </ul>
  );
}

function defaultWords({ state, longestMs }: SourceSilence): string {
  switch (state) {
    case "never":
      return "no event yet: connect Voucherify";
    case "abandoned":
      return "no event for four weeks: archive it if it is out of use";
    case "unknown":
      return "baseline after 7 days";
    case "quiet":
    case "usual":
      return longestMs === null
        ? ""
        : `usual gap up to ${durationWords(longestMs)}`;
  }
}
