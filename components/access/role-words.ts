import type { Role } from "#lib/domain/access/role.ts";

/** What each role may, in a few words. */
export const roleWords: Readonly<Record<Role, string>> = {
  viewer: "Viewer: lists and counts, personal data masked",
  auditor: "Auditor: everything that was received, and who did what",
  operator: "Operator: also saved views and replays",
  admin: "Admin: everything",
};
