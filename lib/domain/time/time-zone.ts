/** The zone of whoever has chosen none. */
export const UTC = "UTC";

const spelling = /^[A-Za-z0-9_+\-/]{1,64}$/;
const known = new Map<string, boolean>();

/** Whether a text names a zone of the IANA database, such as `Europe/Warsaw`. */
export function isTimeZone(name: string): boolean {
  if (!spelling.test(name)) return false;
  const answer = known.get(name) ?? isKnownToIntl(name);
  // Names come from addresses: a stranger must not fill the memory with them.
  if (known.size < 1_000) known.set(name, answer);
  return answer;
}

/** The zone that a kept choice names; UTC for none and for what is no zone. */
export function toTimeZone(name: string | undefined): string {
  return name !== undefined && isTimeZone(name) ? name : UTC;
}

function isKnownToIntl(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
