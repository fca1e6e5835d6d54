import clsx from "clsx";
import type { Route } from "next";
import Link from "next/link";
import { Fragment } from "react";
import { CopyButton } from "#components/ui/copy-button.tsx";
import type { SentencePart } from "#lib/domain/describe/describe-entry.ts";
import { SentText } from "./sent-text.tsx";
import { customerHref, entriesHref, dimensionHref } from "#lib/url/hrefs.ts";

/** A code as long as this fits a line of the narrowest window: it is not broken, and takes its button along. */
const MAX_UNBROKEN = 20;

/** The sentence that says what happened; its things lead to their pages, its code can be copied. */
export function EventSentence({
  parts,
  sourceId,
}: {
  parts: readonly SentencePart[];
  /** Whose customer it is. */
  sourceId: string;
}) {
  return parts.map((part, index) => (
    <Fragment key={index}>
      <Part part={part} sourceId={sourceId} />
    </Fragment>
  ));
}

function Part({ part, sourceId }: { part: SentencePart; sourceId: string }) {
  if (part.kind === "text") return part.text;
  if (part.kind === "code") {
    return (
      <span className="rounded-md bg-green-tint px-1.5 py-0.5 whitespace-nowrap text-green">
        <code
          className={clsx(
            "font-mono text-[0.92em]",
            part.text.length > MAX_UNBROKEN && "whitespace-normal",
          )}
        >
          <SentText text={part.text} />
        </code>
        <CopyButton
          text={part.text}
          label={`code ${part.text}`}
          className="ml-0.5 align-middle print:hidden"
        />
      </span>
    );
  }
  const href = part.id === null ? null : partHref(part.kind, part.id, sourceId);
  return href === null ? (
    <SentText text={part.text} />
  ) : (
    <Link
      href={href}
      prefetch={false}
      className="underline decoration-edge decoration-1 underline-offset-4 hover:decoration-ink"
    >
      <SentText text={part.text} />
    </Link>
  );
}

type LinkedKind = Exclude<SentencePart["kind"], "text" | "code">;

function partHref(kind: LinkedKind, id: string, sourceId: string): Route {
  switch (kind) {
    case "customer":
      return customerHref(id, { source: sourceId });
    case "segment":
    case "campaign":
      return dimensionHref(kind, id);
    case "promotion_tier":
      return entriesHref({ promotionTier: [id] });
  }
}
