import type { Role } from "#lib/domain/access/role.ts";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import type { Actor, Context } from "#lib/services/context.ts";

type Given = {
  readonly role?: Role;
  readonly sources?: SourceScope;
  readonly now?: Date;
  readonly actor?: Actor;
};

/** A context for tests: an admin who sees every source, now, unless told otherwise. */
export function testContext({
  role = "admin",
  sources = "all",
  now = new Date(),
  actor = { kind: "member", id: "test", name: "Test" },
}: Given = {}): Context {
  return {
    actor,
    now,
    requestId: "test",
    remoteAddress: null,
    access: { role, sources },
  };
}
