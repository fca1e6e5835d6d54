/**
 * The smallest UUIDv7 of a moment: every id made at or after it sorts at or
 * after this one (RFC 9562 §5.7: the first 48 bits are Unix milliseconds).
 */
export function timeToUuidV7Floor(time: Date): string {
  const milliseconds = Math.max(0, Math.min(time.getTime(), 2 ** 48 - 1));
  const hex = milliseconds.toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
