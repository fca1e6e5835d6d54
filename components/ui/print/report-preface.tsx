import type { ReactNode } from "react";

/** What a report is, for a reader who knows neither this tool nor where its rows are from: a paragraph, then each term. */
export function ReportPreface({
  terms,
  children,
}: {
  terms: readonly (readonly [term: string, meaning: string])[];
  children: ReactNode;
}) {
  return (
    <section aria-labelledby="preface" className="grid max-w-4xl gap-2">
      <h2 id="preface" className="text-md font-semibold">
        How to read this
      </h2>
      <p>{children}</p>
      <dl className="grid gap-1">
        {terms.map(([term, meaning]) => (
          <div key={term}>
            <dt className="inline font-medium">{term}</dt>{" "}
            <dd className="inline">{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
