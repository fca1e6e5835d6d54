import { randomUUID } from "node:crypto";
import type { Role } from "#lib/domain/access/role.ts";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";

/** The person, token or part of this program on whose behalf a service is called. */
export type Actor =
  | { readonly kind: "member"; readonly id: string; readonly name: string }
  | { readonly kind: "token"; readonly id: string; readonly name: string }
  | { readonly kind: "system"; readonly name: string };

/** What the actor may do, and of which sources they may know. */
export type Access = {
  readonly role: Role;
  readonly sources: SourceScope;
};

/** Who asks, when, and what they may see: the first argument of every service. */
export type Context = {
  readonly actor: Actor;
  /** The one moment that everything done for this request is of. */
  readonly now: Date;
  readonly requestId: string;
  /** Null where nobody asks over a network. */
  readonly remoteAddress: string | null;
  readonly access: Access;
};

/**
 * The context of what this program does by itself: it may do everything, and of every source.
 *
 * @param name of the part that acts, as an activity tells it
 */
export function systemContext(name: string): Context {
  return {
    actor: { kind: "system", name },
    now: new Date(),
    requestId: randomUUID(),
    remoteAddress: null,
    access: { role: "admin", sources: "all" },
  };
}
