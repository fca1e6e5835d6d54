import { countWords } from "#components/event-words/count-words.ts";
import type { NamedCount } from "#lib/domain/counts/facets.ts";
import { overviewWeek } from "#lib/domain/counts/overview.ts";
import { entriesHref } from "#lib/url/hrefs.ts";
import { FigureRow, NoFigures } from "./figure-row.tsx";
import { SentText } from "#components/event-words/sent-text.tsx";

/** The segments or campaigns with most entries of the last 7 days. */
export function LeaderList({
  kind,
  leaders,
}: {
  kind: "segment" | "campaign";
  leaders: readonly NamedCount[];
}) {
  const [largest] = leaders;
  if (largest === undefined) {
    return <NoFigures>No entry of the last 7 days named a {kind}.</NoFigures>;
  }
  return (
    <ul>
      {leaders.map((leader) => (
        <FigureRow
          key={leader.id}
          href={entriesHref({ [kind]: [leader.id], from: overviewWeek })}
          figure={countWords(leader)}
          share={leader.count / largest.count}
        >
          <SentText text={leader.name ?? leader.id} />
        </FigureRow>
      ))}
    </ul>
  );
}
