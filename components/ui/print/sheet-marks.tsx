"use client";

import { documentNonce } from "#components/ui/document-nonce.ts";

/**
 * What every printed sheet of a page says at its edge: what it is part of, the zone of its times, what proves it, and
 * which sheet of how many it is. What a page says stands in place of what its frame said before it. A
 * browser without margin boxes prints none of it.
 */
export function SheetMarks({
  title,
  proof = "",
  zone,
  nonce,
}: {
  title: string;
  proof?: string;
  /** Of the times on the page: told once for every page, by its frame. */
  zone?: string;
  /** By which the content security policy of a page that is written by the server knows the style. */
  nonce: string | undefined;
}) {
  return (
    <style
      nonce={typeof document === "undefined" ? nonce : documentNonce()}
    >{`@page {
      margin: 16mm 14mm 18mm;
      @top-left { content: ${cssText(title)}; ${look} }
      ${zone === undefined ? "" : `@top-right { content: ${cssText(`Times in ${zone}`)}; ${look} }`}
      @bottom-left { content: ${cssText(proof)}; ${look} }
      @bottom-right { content: counter(page) " / " counter(pages); ${look} }
    }`}</style>
  );
}

const look = "font: 7.5pt sans-serif; color: #5d5b56;";

/**
 * A text as CSS takes it. Everything but letters and digits is escaped: names come from strangers, and stand in a style
 * sheet. The space after an escape belongs to it: CSS would take the text's own.
 */
function cssText(text: string): string {
  const escaped = Array.from(text.toWellFormed(), (character) =>
    /[A-Za-z0-9 ]/.test(character)
      ? character
      : `\\${(character.codePointAt(0) ?? 0).toString(16).padStart(6, "0")} `,
  );
  return `"${escaped.join("").replaceAll("\\000000", "\\00fffd")}"`;
}
