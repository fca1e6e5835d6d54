import type { EventItem } from "#lib/domain/event/event.ts";

/**
 * Why a value is not there: it was not sent, was erased, or is hidden from whoever looks.
 *
 * @param isPersonal whether erasure and masking take every such value, so that one of them is the reason for certain
 */
export function absentWords(
  { erasedAt, isMasked }: Pick<EventItem, "erasedAt" | "isMasked">,
  isPersonal = false,
): string {
  const reason =
    erasedAt !== null
      ? "erased on request"
      : isMasked
        ? "hidden for your role"
        : null;
  if (reason === null) return "not sent";
  return isPersonal ? reason : `not sent, or ${reason}`;
}
