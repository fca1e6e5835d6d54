import type { KeyValue } from "#components/ui/key-values.tsx";
import type { Publication } from "#lib/domain/voucherify/publication.ts";
import { enumWords } from "./enum-words.ts";
import { fact, idFact, ifSent } from "./fact.tsx";

export const shownOfPublication: readonly string[] = [
  "id",
  "channel",
  "result",
  "created_at",
  "source_id",
  "tracking_id",
];

/** How the code reached the customer, a row each. */
export function publicationRows(publication: Publication): readonly KeyValue[] {
  const { channel, result } = publication;
  return [
    fact("Published", publication.created_at),
    fact("Publication channel", channel),
    fact("Publication result", result ? enumWords(result) : null),
    idFact("Publication ID", publication.id),
    ...ifSent("Publication source ID", publication.source_id),
    ...ifSent("Published to", publication.tracking_id),
  ];
}
