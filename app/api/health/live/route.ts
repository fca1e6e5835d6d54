import { jsonAnswer } from "#lib/http/api/json-answer.ts";

export const dynamic = "force-dynamic";

/** The process answers; it says nothing of the database. */
export function GET(): Response {
  return jsonAnswer({ status: "live" });
}
