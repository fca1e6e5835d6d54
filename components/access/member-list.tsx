"use client";

import { startTransition, useActionState } from "react";
import type { ActionResult } from "#lib/actions/action-result.ts";
import { ConfirmButton } from "#components/sources/confirm-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { RelativeTime } from "#components/time/relative-time.tsx";
import type { Member } from "#lib/domain/access/member.ts";
import { RoleSelect } from "./role-select.tsx";

type Actions = {
  readonly updateMember: (id: string, change: object) => Promise<ActionResult>;
  readonly removeMember: (id: string) => Promise<ActionResult>;
};

/** Everyone who may sign in. */
export function MemberList({
  members,
  ownId,
  ...actions
}: Actions & { members: readonly Member[]; ownId: string | null }) {
  return (
    <ul className="grid divide-y divide-line border-t border-line">
      {members.map((member) => (
        <MemberRow
          key={member.id}
          member={member}
          isSelf={member.id === ownId}
          {...actions}
        />
      ))}
    </ul>
  );
}

function MemberRow({
  member: { id, name, email, role, twoFactor, lastSeenAt },
  isSelf,
  updateMember,
  removeMember,
}: Actions & { member: Member; isSelf: boolean }) {
  const [result, change, pending] = useActionState(
    (_: ActionResult | null, chosen: string) =>
      updateMember(id, { role: chosen }),
    null,
  );
  return (
    <li className="grid gap-2 px-4 py-3">
      <div className="flex flex-wrap items-center gap-3">
        <div className="min-w-[min(16rem,100%)] flex-1">
          <p className="font-medium">
            {name}
            {isSelf ? " (you)" : ""}
          </p>
          <p className="text-xs text-ink-3">
            {email} · two-factor {twoFactor ? "on" : "off"} ·{" "}
            {isSelf ? (
              "here now"
            ) : lastSeenAt === null ? (
              "not signed in"
            ) : (
              <>
                seen <RelativeTime at={lastSeenAt} />
              </>
            )}
          </p>
        </div>
        <RoleSelect
          aria-label={`Role of ${name}`}
          className="max-w-96"
          value={role}
          disabled={pending}
          onChange={({ target }) => {
            startTransition(() => {
              change(target.value);
            });
          }}
        />
        <ConfirmButton
          label="Remove"
          title={`Remove ${name}?`}
          confirm="Remove"
          action={() => removeMember(id)}
        >
          <p>
            {email} is signed out everywhere and can no longer sign in. What
            they did stays in the activity.
          </p>
        </ConfirmButton>
      </div>
      {result && !result.ok ? (
        <Notice kind="error" title={result.message} />
      ) : null}
    </li>
  );
}
