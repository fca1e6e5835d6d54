/** What an endpoint below `/api/auth` answered: its body, or what it refused in words for a person. */
export type AccessAnswer =
  | { readonly ok: true; readonly body: Readonly<Record<string, unknown>> }
  | {
      readonly ok: false;
      readonly message: string;
      readonly field: string | null;
    };

/** Sends a command to an endpoint below `/api/auth`. */
export async function postAccess(
  path: string,
  command: object,
): Promise<AccessAnswer> {
  try {
    const answer = await fetch(`/api/auth/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(command),
    });
    const body: unknown = await answer.json();
    if (answer.ok) return { ok: true, body: toRecord(body) };
    const error = toRecord(toRecord(body).error);
    return {
      ok: false,
      message:
        typeof error.message === "string"
          ? error.message
          : "That did not work. Try again.",
      field: typeof error.field === "string" ? error.field : null,
    };
  } catch {
    return {
      ok: false,
      message: "The server could not be reached. Try again.",
      field: null,
    };
  }
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null
    ? (value as Record<string, unknown>)
    : {};
}
