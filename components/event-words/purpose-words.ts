import type { Purpose } from "#lib/domain/reading/purpose.ts";

/** The order in which purposes are listed everywhere: tabs, bars, tables. */
export const purposeOrder: readonly Purpose[] = [
  "unique_codes",
  "promotion",
  "plain_message",
  "contradiction",
];

export const purposeWords: Readonly<Record<Purpose, string>> = {
  unique_codes: "Unique code",
  promotion: "Promotion",
  plain_message: "Plain message",
  contradiction: "Inconsistent",
};
