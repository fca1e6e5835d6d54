"use client";

import type { ActionResult } from "#lib/actions/action-result.ts";
import { ConfirmButton } from "#components/sources/confirm-button.tsx";
import { AbsoluteTime } from "#components/time/absolute-time.tsx";
import { RelativeTime } from "#components/time/relative-time.tsx";
import { Badge } from "#components/ui/badge.tsx";
import type { ApiToken } from "#lib/domain/access/api-token.ts";

type Named = { readonly id: string; readonly name: string };
type Revoke = (id: string) => Promise<ActionResult>;

/** Every token that was made, newest first; what is revoked or over stays in the list. */
export function TokenList({
  tokens,
  ...rest
}: {
  tokens: readonly ApiToken[];
  sources: readonly Named[];
  /** The moment of the page, in ms. */
  now: number;
  revoke: Revoke;
}) {
  return (
    <ul className="grid divide-y divide-line border-t border-line">
      {tokens.map((token) => (
        <TokenRow key={token.id} token={token} {...rest} />
      ))}
    </ul>
  );
}

function TokenRow({
  token,
  sources,
  now,
  revoke,
}: {
  token: ApiToken;
  sources: readonly Named[];
  now: number;
  revoke: Revoke;
}) {
  const { id, name, role, lastUsedAt, createdAt, createdBy } = token;
  const isOver =
    token.expiresAt !== null && new Date(token.expiresAt).getTime() <= now;
  return (
    <li className="flex flex-wrap items-center gap-3 px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium wrap-anywhere">
          {name} <Badge>{role}</Badge>
          {token.revokedAt !== null ? <Badge tone="red">revoked</Badge> : null}
          {token.revokedAt === null && isOver ? (
            <Badge tone="amber">expired</Badge>
          ) : null}
        </p>
        <p className="text-xs text-ink-3">
          {sourceWords(token.sources, sources)} ·{" "}
          {token.expiresAt === null ? (
            "never expires"
          ) : (
            <>
              {isOver ? "expired" : "expires"}{" "}
              <AbsoluteTime at={token.expiresAt} />
            </>
          )}{" "}
          · made by {createdBy} on <AbsoluteTime at={createdAt} /> ·{" "}
          {lastUsedAt === null ? (
            "never used"
          ) : (
            <>
              used <RelativeTime at={lastUsedAt} />
            </>
          )}
        </p>
      </div>
      {token.revokedAt === null ? (
        <ConfirmButton
          label="Revoke"
          title={`Revoke the token ${name}?`}
          confirm="Revoke"
          action={() => revoke(id)}
        >
          <p>
            Programs that use it are refused from then on. This cannot be
            undone.
          </p>
        </ConfirmButton>
      ) : null}
    </li>
  );
}

function sourceWords(
  ids: readonly string[] | null,
  sources: readonly Named[],
): string {
  if (ids === null) return "every source";
  return ids
    .map((id) => sources.find((source) => source.id === id)?.name ?? id)
    .join(", ");
}
