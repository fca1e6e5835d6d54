import type { Route } from "next";
import Link from "next/link";
import {
  overviewDay,
  type OverviewEntries,
} from "#lib/domain/counts/overview.ts";
import type { OverviewFinding } from "#lib/domain/counts/overview-findings.ts";
import {
  entriesHref,
  eventsHref,
  sourceHref,
  sourcesHref,
} from "#lib/url/hrefs.ts";
import {
  entriesWords,
  findingWords,
  overviewHeadline,
} from "./overview-sentences.ts";

/** Is all well? The answer in one sentence, and under it whatever else is not, each leading to what is behind it. */
export function HealthHeadline({
  findings,
  entries,
}: {
  findings: readonly OverviewFinding[];
  entries: OverviewEntries;
}) {
  const [first, ...others] = findings;
  const total = entriesWords(entries);
  return (
    <div className="grid gap-1">
      <h1 className="text-lg font-semibold">
        {first === undefined ? (
          overviewHeadline(findings, entries)
        ) : (
          <Link
            href={findingHref(first)}
            prefetch={false}
            className="underline decoration-red decoration-2 underline-offset-4"
          >
            {findingWords(first)}
          </Link>
        )}
      </h1>
      {first === undefined ? null : (
        <>
          {others.length === 0 ? null : (
            <ul className="grid gap-0.5">
              {others.map((finding) => (
                <li key={finding.kind}>
                  <Link
                    href={findingHref(finding)}
                    prefetch={false}
                    className="link"
                  >
                    {findingWords(finding)}
                  </Link>
                </li>
              ))}
            </ul>
          )}
          <p className="text-ink-2">
            {total.charAt(0).toUpperCase() + total.slice(1)}.
          </p>
        </>
      )}
    </div>
  );
}

function findingHref(finding: OverviewFinding): Route {
  switch (finding.kind) {
    case "rejecting":
    case "quiet": {
      const [only, ...more] = finding.sources;
      return only && more.length === 0
        ? sourceHref(only.sourceId)
        : sourcesHref();
    }
    case "far_fewer":
      return entriesHref({ from: overviewDay });
    case "attention":
      return entriesHref({ attention: "only", from: overviewDay });
    case "rejected":
      return eventsHref({ outcome: ["rejected"], from: overviewDay });
  }
}
