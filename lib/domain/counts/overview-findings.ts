import type { Count } from "./facets.ts";
import type { OverviewEntries, OverviewRejections } from "./overview.ts";
import type { RejectingSource } from "#lib/domain/source/rejecting-source.ts";
import type { SourceSilence } from "#lib/domain/source/source-silence.ts";

/** Something that is not well, and what it rests on. */
export type OverviewFinding =
  | { readonly kind: "rejecting"; readonly sources: readonly RejectingSource[] }
  | { readonly kind: "quiet"; readonly sources: readonly SourceSilence[] }
  | { readonly kind: "far_fewer"; readonly usual: number }
  | {
      readonly kind: "attention";
      readonly count: Count;
      readonly contradictions: Count;
    }
  | { readonly kind: "rejected"; readonly count: Count };

/**
 * What is not well, the most urgent first: what loses entries right now, then what may have, then what
 * came and is odd. None: all is well.
 */
export function findWhatIsWrong({
  rejected,
  silences,
  entries,
  rejections,
}: {
  readonly rejected: readonly RejectingSource[];
  readonly silences: readonly SourceSilence[];
  readonly entries: OverviewEntries;
  readonly rejections: OverviewRejections;
}): OverviewFinding[] {
  const quiet = silences.filter(({ state }) => state === "quiet");
  const { comparison, needsAttention, byPurpose } = entries;
  const findings: OverviewFinding[] = [];
  if (rejected.length > 0)
    findings.push({ kind: "rejecting", sources: rejected });
  if (quiet.length > 0) findings.push({ kind: "quiet", sources: quiet });
  if (comparison.than === "far_fewer") {
    findings.push({ kind: "far_fewer", usual: comparison.usual });
  }
  if (needsAttention.count > 0) {
    findings.push({
      kind: "attention",
      count: needsAttention,
      contradictions: byPurpose.contradiction,
    });
  }
  if (rejections.total.count > 0) {
    findings.push({ kind: "rejected", count: rejections.total });
  }
  return findings;
}
