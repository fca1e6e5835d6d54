import { CircleAlert } from "lucide-react";
import { Badge } from "#components/ui/badge.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Section } from "#components/ui/section.tsx";
import type { Problem } from "#lib/domain/reading/problem.ts";

const severities = {
  warning: { tone: "amber", word: "Warning" },
  note: { tone: "neutral", word: "Minor" },
} as const;

/** Every problem of the body, with its place in the body. */
export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <div id="problems" className="scroll-mt-16">
      <Section
        title="Problems"
        note="accepted despite these"
        icon={CircleAlert}
      >
        <ul className="grid">
          {problems.map(({ kind, severity, path, message }, index) => (
            <li
              key={`${String(index)} ${path} ${kind}`}
              className="grid gap-x-3 gap-y-1 border-b border-line py-2 last:border-b-0 table:grid-cols-[4.5rem_minmax(0,1fr)]"
            >
              <span>
                <Badge tone={severities[severity].tone}>
                  {severities[severity].word}
                </Badge>
              </span>
              <div>
                <p>{message}</p>
                <span className="inline-flex max-w-full items-center gap-0.5 text-ink-2">
                  <code className="font-mono text-xs wrap-anywhere">
                    {path}
                  </code>
                  <CopyButton text={path} label={`path ${path}`} />
                </span>
              </div>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
