"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import type { ActionResult } from "./action-result.ts";
import { pageContext } from "#lib/auth/page-context.ts";
import { forgetSessions } from "#lib/auth/signed-in.ts";
import {
  memberChangeSchema,
  newInvitationSchema,
} from "#lib/domain/access/member.ts";
import { parseInput } from "#lib/errors/parse-input.ts";
import { createInvitation } from "#lib/services/access/create-invitation.ts";
import { endOwnSession } from "#lib/services/access/end-own-session.ts";
import { removeMember } from "#lib/services/access/remove-member.ts";
import { revokeInvitation } from "#lib/services/access/revoke-invitation.ts";
import { updateMember } from "#lib/services/access/update-member.ts";
import { toActionResult } from "./to-action-result.ts";

/** Invites someone; answers the link, this once. */
export async function inviteAction(
  input: unknown,
): Promise<ActionResult<string>> {
  const result = await toActionResult(async () => {
    const made = await createInvitation(
      await pageContext(),
      parseInput(newInvitationSchema, input),
    );
    return made.url;
  });
  refresh();
  return result;
}

/** Makes an invitation's link worthless. */
export async function revokeInvitationAction(
  id: unknown,
): Promise<ActionResult> {
  const result = await toActionResult(async () => {
    await revokeInvitation(await pageContext(), parseInput(z.uuid(), id));
    return null;
  });
  refresh();
  return result;
}

/** Changes a member's name or role. */
export async function updateMemberAction(
  id: unknown,
  input: unknown,
): Promise<ActionResult> {
  const result = await toActionResult(async () => {
    await updateMember(
      await pageContext(),
      parseInput(z.uuid(), id),
      parseInput(memberChangeSchema, input),
    );
    forgetSessions();
    return null;
  });
  refresh();
  return result;
}

/** Removes a member and ends their sessions. */
export async function removeMemberAction(id: unknown): Promise<ActionResult> {
  const result = await toActionResult(async () => {
    await removeMember(await pageContext(), parseInput(z.uuid(), id));
    forgetSessions();
    return null;
  });
  refresh();
  return result;
}

/** Signs out another browser of who asks. */
export async function endSessionAction(id: unknown): Promise<ActionResult> {
  const result = await toActionResult(async () => {
    await endOwnSession(await pageContext(), parseInput(z.uuid(), id));
    forgetSessions();
    return null;
  });
  refresh();
  return result;
}
