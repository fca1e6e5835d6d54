import type { IncomingMessage } from "node:http";
import { json } from "#lib/http/webhook/outcome-status.ts";

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** Whether Next makes a Request of it, and has an answer. */
export function isServed({ method = "" }: IncomingMessage): boolean {
  return methods.includes(method);
}

/** What any other method is told, whatever it is for. */
export const noSuchMethod = json(
  405,
  {
    error: {
      code: "method_not_allowed",
      message: "This method is not answered here.",
    },
  },
  { allow: methods.join(", ") },
);
