import { z } from "zod";

/** Every role, from the one that may do least to the one that may do everything. */
export const roles = ["viewer", "auditor", "operator", "admin"] as const;

export const roleSchema = z.enum(roles, {
  error: "takes viewer, auditor, operator or admin",
});

/** What a person or token may do here; what that is stands in `permissions.ts`. */
export type Role = z.infer<typeof roleSchema>;
