import type { Metadata } from "next";
import { InvitationForm } from "#components/access/invitation-form.tsx";
import { InvitationList } from "#components/access/invitation-list.tsx";
import { MemberList } from "#components/access/member-list.tsx";
import { SettingsFrame } from "#components/access/settings-frame.tsx";
import { Section } from "#components/ui/section.tsx";
import { pageContext } from "#lib/auth/page-context.ts";
import { listInvitations } from "#lib/services/access/list-invitations.ts";
import { listMembers } from "#lib/services/access/list-members.ts";
import {
  inviteAction,
  removeMemberAction,
  revokeInvitationAction,
  updateMemberAction,
} from "#lib/actions/member-actions.ts";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage() {
  const context = await pageContext("administer");
  const { role } = context.access;
  const [members, invitations] = await Promise.all([
    listMembers(context),
    listInvitations(context),
  ]);
  return (
    <SettingsFrame current="members" role={role}>
      <h1 className="text-xl font-semibold">Who has access</h1>
      <Section title="Members" flush>
        <MemberList
          members={members}
          ownId={context.actor.kind === "member" ? context.actor.id : null}
          updateMember={updateMemberAction}
          removeMember={removeMemberAction}
        />
      </Section>
      <Section title="Invite someone">
        <InvitationForm invite={inviteAction} />
      </Section>
      {invitations.length === 0 ? null : (
        <Section title="Open invitations" flush>
          <InvitationList
            invitations={invitations}
            revoke={revokeInvitationAction}
          />
        </Section>
      )}
    </SettingsFrame>
  );
}
