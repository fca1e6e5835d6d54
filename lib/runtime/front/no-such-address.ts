import { json, type WebhookAnswer } from "#lib/http/webhook/outcome-status.ts";

/** In the form of the part of the interface that was meant. */
export function noSuchAddress(target = ""): WebhookAnswer {
  const message = "There is no such address.";
  return json(404, {
    error: target.startsWith("/api/v1/")
      ? { code: "not_found", message }
      : message,
  });
}
