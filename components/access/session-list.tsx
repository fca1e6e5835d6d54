"use client";

import { ConfirmButton } from "#components/sources/confirm-button.tsx";
import type { ActionResult } from "#lib/actions/action-result.ts";
import { RelativeTime } from "#components/time/relative-time.tsx";
import type { MemberSession } from "#lib/domain/access/member.ts";
import { browserName } from "./browser-name.ts";

/** The browsers in which one is signed in. */
export function SessionList({
  sessions,
  endSession,
}: {
  sessions: readonly MemberSession[];
  endSession: (id: string) => Promise<ActionResult>;
}) {
  return (
    <ul className="grid divide-y divide-line">
      {sessions.map(({ id, userAgent, ipAddress, lastSeenAt, isCurrent }) => (
        <li key={id} className="flex flex-wrap items-center gap-3 py-2">
          <div className="min-w-0 flex-1">
            <p className="font-medium">
              {browserName(userAgent)}
              {isCurrent ? " (this one)" : ""}
            </p>
            <p className="text-xs text-ink-3">
              {ipAddress === null || ipAddress === ""
                ? null
                : `${ipAddress} · `}
              {isCurrent ? (
                "in use now"
              ) : (
                <>
                  used <RelativeTime at={lastSeenAt} />
                </>
              )}
            </p>
          </div>
          {isCurrent ? null : (
            <ConfirmButton
              label="Sign out"
              title="Sign this browser out?"
              confirm="Sign out"
              action={() => endSession(id)}
            >
              <p>That browser will have to sign in again.</p>
            </ConfirmButton>
          )}
        </li>
      ))}
    </ul>
  );
}
