import type { Role } from "./role.ts";

/**
 * What one may be allowed to do, in the order of the roles that first may:
 *
 * - `read`: lists, counts and things, with personal data masked; sources without their keys
 * - `read_personal`: personal data in full; bodies as received, exports, reports, and searching by personal data
 * - `read_activity`: what people and tokens did, and the metrics
 * - `operate`: saved views, destinations, replays, checking signatures again, deleting test events
 * - `administer`: sources with their keys and secrets, members, tokens, invitations, erasure, retention,
 *   replays into the own network, approving another's replay
 */
export const permissions = [
  "read",
  "read_personal",
  "read_activity",
  "operate",
  "administer",
] as const;

export type Permission = (typeof permissions)[number];

/** The one table of who may do what. */
const granted: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  viewer: new Set(["read"]),
  auditor: new Set(["read", "read_personal", "read_activity"]),
  operator: new Set(["read", "read_personal", "read_activity", "operate"]),
  admin: new Set(permissions),
};

/** Whether a role may do that. */
export function can(role: Role, permission: Permission): boolean {
  return granted[role].has(permission);
}
