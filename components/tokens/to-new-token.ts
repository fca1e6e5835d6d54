type Written = {
  readonly name: string;
  readonly role: string;
  /** None: every source. */
  readonly sources: readonly string[];
  /** The last day as YYYY-MM-DD, in the browser's zone; empty for none. */
  readonly expires: string;
};

/** What a form asks for, as the API takes it: a token lasts to the end of its last day. */
export function toNewToken({ name, role, sources, expires }: Written): object {
  return {
    name,
    role,
    ...(sources.length > 0 && { sources }),
    ...(expires !== "" && { expiresAt: endOfDay(expires) }),
  };
}

function endOfDay(day: string): string {
  const at = new Date(`${day}T00:00:00`);
  at.setDate(at.getDate() + 1);
  return at.toISOString();
}
