import { counted, countWords } from "#components/event-words/count-words.ts";
import type { OverviewEntries } from "#lib/domain/counts/overview.ts";
import type { OverviewFinding } from "#lib/domain/counts/overview-findings.ts";

/** "412 entries in the last 24 hours, about as usual": without a full stop, to be part of a sentence. */
export function entriesWords({ total, comparison }: OverviewEntries): string {
  const entries =
    total.count === 0
      ? "no entries in the last 24 hours"
      : `${counted(total, "entry", "entries")} in the last 24 hours`;
  switch (comparison.than) {
    case "as_usual":
      return `${entries}, about as usual`;
    case "far_fewer":
    case "fewer":
      return `${entries}, where about ${inEnglish(comparison.usual)} are usual`;
    case "more":
      return `${entries}, more than the usual ${inEnglish(comparison.usual)} or so`;
    case "unknown":
      return comparison.because === "history"
        ? `${entries}; baseline after 15 days`
        : `${entries}, too many to compare with past weeks`;
  }
}

/** The answer in one sentence: what is wrong first, or that all is well. */
export function overviewHeadline(
  [first]: readonly OverviewFinding[],
  entries: OverviewEntries,
): string {
  return first === undefined
    ? `All is well: ${entriesWords(entries)}.`
    : findingWords(first);
}

/** A finding as a sentence of its own. */
export function findingWords(finding: OverviewFinding): string {
  switch (finding.kind) {
    case "rejecting":
      return `${finding.sources.length === 1 ? `Source “${named(finding.sources)}” is` : `${named(finding.sources)} are`} rejecting webhooks.`;
    case "quiet":
      return `${named(finding.sources)} ${finding.sources.length === 1 ? "has" : "have"} been silent for longer than at any time in the past four weeks.`;
    case "far_fewer":
      return `Far fewer entries than usual: about ${inEnglish(finding.usual)} come in these 24 hours of other weeks.`;
    case "attention": {
      const { count, contradictions } = finding;
      const need = `${counted(count, "entry", "entries")} of the last 24 hours ${count.count === 1 ? "needs" : "need"} attention`;
      if (contradictions.count === 0) return `${need}.`;
      if (contradictions.count === count.count) {
        return count.count === 1
          ? `${need}: its payload is inconsistent.`
          : `${need}: their payloads are inconsistent.`;
      }
      return `${need}, ${countWords(contradictions)} with an inconsistent payload.`;
    }
    case "rejected":
      return `${counted(finding.count, "request was", "requests were")} rejected in the last 24 hours.`;
  }
}

/** "Shop", "Shop and Café", "Shop and 2 other sources". */
function named(sources: readonly { readonly name: string }[]): string {
  const [first, second, ...more] = sources.map(({ name }) => name);
  if (second === undefined) return first ?? "No source";
  return more.length === 0
    ? `${String(first)} and ${second}`
    : `${String(first)} and ${String(more.length + 1)} other sources`;
}

function inEnglish(count: number): string {
  return count.toLocaleString("en");
}
