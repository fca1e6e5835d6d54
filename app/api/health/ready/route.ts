import { jsonAnswer } from "#lib/http/api/json-answer.ts";
import { findUnreadyReason } from "#lib/services/health/find-unready-reason.ts";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  const reason = await findUnreadyReason();
  return reason === null
    ? jsonAnswer({ status: "ready" })
    : jsonAnswer(
        { status: "not_ready", reason },
        { status: 503, headers: { "retry-after": "5" } },
      );
}
