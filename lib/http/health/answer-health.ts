import type { IncomingMessage } from "node:http";
import { json, type WebhookAnswer } from "#lib/http/webhook/outcome-status.ts";
import { findUnreadyReason } from "#lib/services/health/find-unready-reason.ts";

const fresh = { "cache-control": "no-store" };

/**
 * Answers for the receiver whether it lives and whether webhooks can be stored,
 * without the dashboard, and without a reason.
 *
 * @returns null for every other request, also for one that may be shown the reason: the dashboard knows who asks
 */
export function answerHealth(
  url: string,
  { method, headers }: Pick<IncomingMessage, "method" | "headers">,
): Promise<WebhookAnswer> | null {
  if (method !== "GET" && method !== "HEAD") return null;
  const [path] = url.split("?");
  if (path === "/api/health/live")
    return Promise.resolve(json(200, { status: "live" }, fresh));
  const isSomebody =
    headers.authorization !== undefined || headers.cookie !== undefined;
  return path === "/api/health/ready" && !isSomebody ? answerReady() : null;
}

async function answerReady(): Promise<WebhookAnswer> {
  return (await findUnreadyReason()) === null
    ? json(200, { status: "ready" }, fresh)
    : json(503, { status: "not_ready" }, { ...fresh, "retry-after": "5" });
}
