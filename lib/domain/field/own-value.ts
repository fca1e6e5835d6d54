import { ownEventType } from "#lib/domain/voucherify/own-event-type.ts";
import { ownId } from "#lib/domain/voucherify/own-id.ts";

/** Whether whoever may not see personal data may see this value of a field, and ask for it: one that Voucherify may have made. */
export function isOwn(masked: "own_id" | "own_type", value: string): boolean {
  return (masked === "own_id" ? ownId : ownEventType)(value) !== null;
}
