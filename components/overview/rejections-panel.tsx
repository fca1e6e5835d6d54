import { counted, countWords } from "#components/event-words/count-words.ts";
import { rejectionReason } from "#components/event-words/rejection-reason.ts";
import { AbsoluteTime } from "#components/time/absolute-time.tsx";
import {
  overviewDay,
  type OverviewRejections,
} from "#lib/domain/counts/overview.ts";
import { eventsHref } from "#lib/url/hrefs.ts";
import { FigureRow, NoFigures } from "./figure-row.tsx";

/** What was rejected in the last 24 hours: by which source, why, how often. */
export function RejectionsPanel({
  rejections: { causes, onlyCounted },
}: {
  rejections: OverviewRejections;
}) {
  return (
    <>
      {causes.length === 0 ? (
        <NoFigures>No request was rejected.</NoFigures>
      ) : (
        <ul>
          {causes.map(({ sourceId, sourceName, cause, count }) => (
            <FigureRow
              key={`${sourceId} ${cause}`}
              href={eventsHref({
                source: [sourceId],
                outcome: ["rejected"],
                rejection: [cause],
                from: overviewDay,
              })}
              figure={countWords(count)}
              detail={sourceName}
            >
              <span className="first-letter:uppercase">
                {rejectionReason[cause]}
              </span>
            </FigureRow>
          ))}
        </ul>
      )}
      {onlyCounted.count > 0 ? (
        <NoFigures>
          {counted(onlyCounted.count, "more", "more")} since{" "}
          <AbsoluteTime at={onlyCounted.since} /> were only counted: a source
          keeps so many of a day.
        </NoFigures>
      ) : null}
    </>
  );
}
