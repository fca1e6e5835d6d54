"use client";

import type { ActionResult } from "#lib/actions/action-result.ts";
import { ConfirmButton } from "#components/sources/confirm-button.tsx";
import { RelativeTime } from "#components/time/relative-time.tsx";
import type { Invitation } from "#lib/domain/access/member.ts";

/** Invitations that wait to be accepted. */
export function InvitationList({
  invitations,
  revoke,
}: {
  invitations: readonly Invitation[];
  revoke: (id: string) => Promise<ActionResult>;
}) {
  return (
    <ul className="grid divide-y divide-line border-t border-line">
      {invitations.map(({ id, email, role, createdAt }) => (
        <li key={id} className="flex flex-wrap items-center gap-3 px-4 py-3">
          <div className="min-w-0 flex-1">
            <p className="font-medium">{email}</p>
            <p className="text-xs text-ink-3">
              {role} · invited <RelativeTime at={createdAt} />
            </p>
          </div>
          <ConfirmButton
            label="Withdraw"
            title={`Withdraw the invitation of ${email}?`}
            confirm="Withdraw"
            action={() => revoke(id)}
          >
            <p>Its link will no longer work.</p>
          </ConfirmButton>
        </li>
      ))}
    </ul>
  );
}
