import { countWords } from "#components/event-words/count-words.ts";
import { RelativeTime } from "#components/time/relative-time.tsx";
import {
  overviewWeek,
  type OverviewProblems,
} from "#lib/domain/counts/overview.ts";
import { entriesHref } from "#lib/url/hrefs.ts";
import { DistributionName } from "./distribution-name.tsx";
import { FigureRow, NoFigures } from "./figure-row.tsx";
import { problemKindWords } from "#components/event-words/problem-kind-words.ts";

const maxKinds = 3;

/** Which distributions sent what needs attention in the last 7 days, and what is odd about it. */
export function ProblemsPanel({
  problems: { distributions, others },
}: {
  problems: OverviewProblems;
}) {
  if (distributions.length === 0) {
    return <NoFigures>No entry needs attention.</NoFigures>;
  }
  return (
    <ul>
      {distributions.map(
        ({ distributionId, eventName, count, lastAt, kinds }) => (
          <FigureRow
            key={distributionId}
            href={entriesHref({
              attention: "only",
              from: overviewWeek,
              ...(distributionId !== null && {
                distribution: [distributionId],
              }),
            })}
            figure={countWords(count)}
            detail={
              <>
                {kinds
                  .slice(0, maxKinds)
                  .map(
                    ({ kind, count: of }) =>
                      `${problemKindWords[kind]} (${of.toLocaleString("en")})`,
                  )
                  .join(", ")}
                {kinds.length > 0 ? " · " : ""}newest{" "}
                <RelativeTime at={lastAt} />
              </>
            }
          >
            {distributionId === null ? (
              "Sent without a distribution"
            ) : (
              <DistributionName id={distributionId} eventName={eventName} />
            )}
          </FigureRow>
        ),
      )}
      {others.count === 0 ? null : (
        <FigureRow
          href={entriesHref({
            attention: "only",
            from: overviewWeek,
            "-distribution": distributions.flatMap(({ distributionId }) =>
              distributionId === null ? [] : [distributionId],
            ),
          })}
          figure={countWords(others)}
        >
          Other distributions
        </FigureRow>
      )}
    </ul>
  );
}
