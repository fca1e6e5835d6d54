import { childPath, placeName } from "#lib/domain/json/json-path.ts";
import { unfilledPlaceholder } from "#lib/domain/voucherify/unfilled-placeholder.ts";
import { objectKeys } from "#lib/domain/voucherify/own-object.ts";
import type { Shape } from "#lib/domain/reading/shape.ts";
import { hiddenIn } from "#lib/domain/text/hidden-characters.ts";
import type { ProblemList } from "../problem-list.ts";
import type { Reading } from "../reading.ts";

type Named = Pick<
  Reading,
  "customer" | "segment" | "campaign" | "promotionTier" | "voucher"
>;

/** Reports characters that nobody sees in the names and the code that people compare by eye. */
export function checkHiddenCharacters(
  { customer, segment, campaign, promotionTier, voucher }: Named,
  dataPath: string,
  problems: ProblemList,
): void {
  const texts = [
    ["customer.name", customer?.name],
    ["customer.email", customer?.email],
    ["customer.source_id", customer?.sourceId],
    ["segment.name", segment?.name],
    ["campaign.name", campaign?.name],
    ["promotion_tier.name", promotionTier?.name],
    ["voucher.code", voucher?.code],
  ] as const;
  for (const [place, text] of texts) {
    const names = text ? hiddenIn(text).map(({ name }) => name) : [];
    if (names.length > 0) {
      problems.note(
        "hidden_characters",
        `${dataPath}.${place}`,
        `${place} holds characters that cannot be seen: ${names.slice(0, 5).join(", ")}.`,
      );
    }
  }
}

/** In data that may be of anybody's make, only those that a payload design can hold. */
const ownPlaceholder = new RegExp(
  `\\{\\{\\s*(?:${objectKeys.join("|")})(?:\\.[^{}]{0,200})?\\}\\}`,
);
const maxReported = 5;
const maxVisited = 5_000;

/**
 * Reports placeholders of a payload design that Voucherify sent as they stood, instead of what they stand for.
 * Data that nobody designed has none: braces in it are somebody's own text.
 */
export function checkPlaceholders(
  data: unknown,
  dataPath: string,
  shape: Shape,
  problems: ProblemList,
): void {
  if (shape !== "designed" && shape !== "raw") return;
  const placeholder =
    shape === "designed" ? unfilledPlaceholder : ownPlaceholder;
  let reported = 0;
  for (const [path, text] of textsWithin(data, dataPath)) {
    const found = placeholder.exec(text)?.[0];
    if (found === undefined) continue;
    problems.warn(
      "unresolved_placeholder",
      path,
      `${placeName(path)} still holds the placeholder ${found.slice(0, 80)}: Voucherify had nothing to put there.`,
    );
    reported += 1;
    if (reported === maxReported) return;
  }
}

/** The texts within a value with their paths, outermost first, without recursion and no more than `maxVisited`. */
function* textsWithin(
  value: unknown,
  path: string,
): Generator<readonly [path: string, text: string]> {
  const waiting: (readonly [string, unknown])[] = [[path, value]];
  // The list grows while it is gone through.
  for (const [place, one] of waiting) {
    if (typeof one === "string") yield [place, one];
    if (typeof one !== "object" || one === null) continue;
    const isList = Array.isArray(one);
    for (const [key, member] of Object.entries(one)) {
      if (waiting.length >= maxVisited) break;
      waiting.push([childPath(place, isList ? Number(key) : key), member]);
    }
  }
}
