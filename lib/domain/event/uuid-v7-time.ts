/** The moment that a UUIDv7 was made: its first 48 bits are Unix milliseconds (RFC 9562 §5.7). */
export function uuidV7ToTime(id: string): Date {
  return new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16));
}
