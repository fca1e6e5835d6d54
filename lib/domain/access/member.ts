import { z } from "zod";
import { roleSchema } from "./role.ts";

const emailSchema = z
  .email("takes an e-mail address")
  .max(254, "takes at most 254 characters")
  .transform((email) => email.toLowerCase());

const nameSchema = z
  .string()
  .trim()
  .min(1, "is empty")
  .max(120, "takes at most 120 characters");

const passwordSchema = z.string("takes text").max(1_024, "is too long");

/** Who signs in with what. Which is wrong is nobody's business, so neither is looked at closely here. */
export const signInSchema = z.strictObject({
  email: z.string("takes text").max(320, "takes an e-mail address"),
  password: passwordSchema,
  rememberMe: z.boolean().optional(),
});

const oneTimeTokenSchema = z.string("takes text").max(100, "is too long");

/** What whoever holds the first link says of themselves. */
export const firstAdminSchema = z.strictObject({
  token: oneTimeTokenSchema,
  email: emailSchema,
  password: passwordSchema,
});

/** What someone who was invited says of themselves. */
export const acceptedInvitationSchema = z.strictObject({
  token: oneTimeTokenSchema,
  name: nameSchema.optional(),
  password: passwordSchema,
});

export const newInvitationSchema = z.strictObject({
  email: emailSchema,
  role: roleSchema,
  /** A week from now, where nothing is said. */
  expiresAt: z.iso
    .datetime({
      offset: true,
      error: "takes a time, as in 2026-11-26T08:00:00Z",
    })
    .optional(),
});

export const invitationSchema = z.strictObject({
  id: z.uuid(),
  email: z.string(),
  role: roleSchema,
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});

/** The one time that an invitation is shown with its link. */
export const madeInvitationSchema = z.strictObject({
  id: z.uuid(),
  url: z.url(),
});

export const memberSchema = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  twoFactor: z.boolean(),
  createdAt: z.iso.datetime(),
  /** When they last used a session that still stands. */
  lastSeenAt: z.iso.datetime().nullable(),
});

export const memberChangeSchema = z
  .strictObject({ name: nameSchema.optional(), role: roleSchema.optional() })
  .refine((change) => Object.keys(change).length > 0, {
    message: "takes a name or a role",
  });

export type Member = z.infer<typeof memberSchema>;
export type MemberChange = z.infer<typeof memberChangeSchema>;
export type Invitation = z.infer<typeof invitationSchema>;
export type NewInvitation = z.infer<typeof newInvitationSchema>;
export type MadeInvitation = z.infer<typeof madeInvitationSchema>;

/** A browser in which a member is signed in. */
export type MemberSession = {
  readonly id: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
  /** The one that asks. */
  readonly isCurrent: boolean;
};
