"use client";

import { RefreshCw } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { AbsoluteTime } from "#components/time/absolute-time.tsx";
import { RelativeTime } from "#components/time/relative-time.tsx";
import { maxActiveSecrets } from "#lib/domain/source/max-active-secrets.ts";
import type { Source } from "#lib/domain/source/source.ts";
import { type ActionResult, refusalAt } from "#lib/actions/action-result.ts";
import { ConfirmButton } from "./confirm-button.tsx";
import { useActionForm } from "./use-action-form.ts";
import { WebhookAddress } from "./webhook-address.tsx";

/** The addresses of a source: a second can be made before the first is revoked, so that no webhook is turned away meanwhile. */
export function SourceKeys({
  source,
  changeSource,
}: {
  source: Pick<Source, "name" | "keys" | "webhookUrl">;
  changeSource: (change: object) => Promise<ActionResult>;
}) {
  const { result, pending, onSubmit } = useActionForm(() =>
    changeSource({ rotateKey: true }),
  );
  const refusal = refusalAt(result, null);
  const inUse = source.keys.filter((key) => key.revokedAt === null);
  const revoked = source.keys.filter((key) => key.revokedAt !== null);
  return (
    <div className="grid grid-cols-1 gap-4">
      {result?.ok && inUse.length > 1 ? (
        <Notice kind="warning" title="The source has a new URL">
          <div className="grid grid-cols-1 gap-2">
            <WebhookAddress url={source.webhookUrl} of={source.name} />
            <p>
              Put it into every distribution that posts to this source. The old
              URL works until you revoke it; revoke it once entries arrive by
              the new one.
            </p>
          </div>
        </Notice>
      ) : null}
      <ul className="grid grid-cols-1 gap-3">
        {inUse.map(({ id, webhookUrl, createdAt }) => (
          <li
            key={id}
            className="grid grid-cols-1 gap-2 border-b border-line pb-3 last:border-b-0 last:pb-0"
          >
            <WebhookAddress url={webhookUrl ?? ""} of={source.name} />
            <div className="flex flex-wrap items-center justify-between gap-2 text-ink-3">
              <span>
                created <RelativeTime at={createdAt} />
              </span>
              {inUse.length > 1 ? (
                <ConfirmButton
                  label="Revoke"
                  title="Revoke this URL?"
                  confirm="Revoke the URL"
                  action={() => changeSource({ revokeKey: id })}
                >
                  <code className="font-mono text-xs break-all">
                    {webhookUrl}
                  </code>
                  <p>
                    From then on it answers 404 for good, and what is sent to it
                    is not kept. A distribution that still posts to it fails and
                    is paused by Voucherify within 24 hours.
                  </p>
                </ConfirmButton>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      {inUse.length < maxActiveSecrets ? (
        <form
          onSubmit={onSubmit}
          className="flex flex-wrap items-center gap-x-3 gap-y-2"
        >
          <Button type="submit" disabled={pending}>
            <Icon of={RefreshCw} />
            {pending ? "Rotating…" : "Rotate URL"}
          </Button>
          <span className="text-xs text-ink-3">
            The current URL keeps working until you revoke it.
          </span>
        </form>
      ) : null}
      {refusal ? <Notice kind="error" title={refusal} /> : null}
      {revoked.length > 0 ? (
        <ul className="text-xs text-ink-3">
          {revoked.map(({ id, createdAt, revokedAt }) => (
            <li key={id}>
              A URL created <AbsoluteTime at={createdAt} /> was revoked{" "}
              {revokedAt ? <RelativeTime at={revokedAt} /> : null}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
