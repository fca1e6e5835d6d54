import { randomUUID } from "node:crypto";
import type { Context } from "#lib/services/context.ts";

/** Whoever is at this machine. Until there are accounts, that is who asks for everything. */
export function localOperator(): Context {
  return {
    actor: { kind: "member", id: "local", name: "Local operator" },
    now: new Date(),
    requestId: randomUUID(),
    remoteAddress: null,
    access: { role: "admin", sources: "all" },
  };
}
