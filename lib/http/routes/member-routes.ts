import { z } from "zod";
import {
  invitationSchema,
  madeInvitationSchema,
  memberChangeSchema,
  memberSchema,
  newInvitationSchema,
} from "#lib/domain/access/member.ts";
import { jsonOf, nothing } from "#lib/http/api/route-answer.ts";
import { route } from "./route.ts";
import { createInvitation } from "#lib/services/access/create-invitation.ts";
import { listInvitations } from "#lib/services/access/list-invitations.ts";
import { listMembers } from "#lib/services/access/list-members.ts";
import { removeMember } from "#lib/services/access/remove-member.ts";
import { revokeInvitation } from "#lib/services/access/revoke-invitation.ts";
import { updateMember } from "#lib/services/access/update-member.ts";

const member = memberSchema.meta({ id: "Member" });
const memberParams = z.object({ id: z.uuid().describe("The id of a member.") });
const invitationParams = z.object({
  id: z.uuid().describe("The id of an invitation."),
});

export const listMembersRoute = route({
  method: "get",
  path: "/api/v1/members",
  permission: "administer",
  summary: "Everyone who may sign in, by name",
  answer: jsonOf(
    z.strictObject({ items: z.array(member) }).meta({ id: "MemberList" }),
    "The members.",
  ),
  handler: async ({ context }) => ({ items: await listMembers(context) }),
});

export const updateMemberRoute = route({
  method: "patch",
  path: "/api/v1/members/{id}",
  permission: "administer",
  summary: "Change a member's name or role",
  description: "The role counts within two seconds.",
  params: memberParams,
  body: memberChangeSchema.meta({ id: "MemberChange" }),
  answer: jsonOf(member, "The member."),
  failures: {
    404: "There is no such member.",
    409: "It would leave no admin.",
  },
  handler: ({ context, params: { id }, body }) =>
    updateMember(context, id, body),
});

export const removeMemberRoute = route({
  method: "delete",
  path: "/api/v1/members/{id}",
  permission: "administer",
  summary: "Remove a member, and end their sessions",
  params: memberParams,
  answer: nothing("The member is removed."),
  failures: {
    404: "There is no such member.",
    409: "It would leave no admin.",
  },
  handler: ({ context, params: { id } }) => removeMember(context, id),
});

export const listInvitationsRoute = route({
  method: "get",
  path: "/api/v1/invitations",
  permission: "administer",
  summary: "Invitations that may still be accepted, newest first",
  answer: jsonOf(
    z
      .strictObject({
        items: z.array(invitationSchema.meta({ id: "Invitation" })),
      })
      .meta({ id: "InvitationList" }),
    "The invitations.",
  ),
  handler: async ({ context }) => ({ items: await listInvitations(context) }),
});

export const createInvitationRoute = route({
  method: "post",
  path: "/api/v1/invitations",
  permission: "administer",
  summary: "Invite someone",
  description:
    "The link is answered this once. It works once, until expiresAt: a week from now, unless said otherwise, and at most 90 days.",
  body: newInvitationSchema.meta({ id: "NewInvitation" }),
  answer: jsonOf(
    madeInvitationSchema.meta({ id: "MadeInvitation" }),
    "The invitation's id and link.",
    201,
  ),
  failures: { 409: "The address is a member's already." },
  handler: ({ context, body }) => createInvitation(context, body),
});

export const revokeInvitationRoute = route({
  method: "delete",
  path: "/api/v1/invitations/{id}",
  permission: "administer",
  summary: "Make the link of an invitation worthless",
  params: invitationParams,
  answer: nothing("The invitation is withdrawn."),
  failures: { 404: "There is no such invitation, or it is over." },
  handler: ({ context, params: { id } }) => revokeInvitation(context, id),
});
