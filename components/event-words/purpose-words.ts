import type { Purpose } from "#lib/domain/event/event-values.ts";

export const purposeWords: Readonly<Record<Purpose, string>> = {
  unique_codes: "Unique code",
  promotion: "Promotion",
  plain_message: "Plain message",
  contradiction: "Contradiction",
};
