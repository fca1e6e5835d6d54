"use client";

import { KeyRound } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import { AbsoluteTime } from "#components/time/absolute-time.tsx";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { maxActiveSecrets } from "#lib/domain/source/max-active-secrets.ts";
import type { Source } from "#lib/domain/source/source.ts";
import { type ActionResult, refusalAt } from "#lib/actions/action-result.ts";
import { ConfirmButton } from "./confirm-button.tsx";
import { SecretField } from "./secret-field.tsx";
import { formText } from "./form-text.ts";
import { useActionForm } from "./use-action-form.ts";

/** The secrets that signatures are checked with; a second can be added before the first is retired. */
export function SourceSecrets({
  secrets,
  changeSource,
}: {
  secrets: Source["secrets"];
  changeSource: (change: object) => Promise<ActionResult>;
}) {
  const { result, pending, onSubmit } = useActionForm(
    (form) => changeSource({ secret: formText(form, "secret").trim() }),
    (form) => {
      form.reset();
    },
  );
  return (
    <div className="grid gap-4">
      {secrets.length === 0 ? (
        <Notice kind="warning" title="Signatures are not checked">
          Anyone who learns the address can post entries here that look genuine.
          Add the signing secret of your Voucherify project to reject them.
        </Notice>
      ) : (
        <ul>
          {secrets.map(({ id, createdAt }) => (
            <li
              key={id}
              className="flex flex-wrap items-center justify-between gap-2 border-b border-line py-2 last:border-b-0"
            >
              <span className="flex items-center gap-2">
                <Icon of={KeyRound} className="size-4 text-ink-3" />
                <span>
                  Secret added <AbsoluteTime at={createdAt} />
                </span>
              </span>
              <ConfirmButton
                label="Retire"
                title="Retire this secret?"
                confirm="Retire the secret"
                action={() => changeSource({ retireSecret: id })}
              >
                {secrets.length === 1 ? (
                  <p>
                    It is the only one: signatures will no longer be checked,
                    and anyone who learns the address can post entries that look
                    genuine.
                  </p>
                ) : (
                  <p>
                    Requests signed with it are rejected from then on.
                    Voucherify must already sign with the other one.
                  </p>
                )}
              </ConfirmButton>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={onSubmit} className="grid max-w-xl gap-3">
        <SecretField
          required
          label={secrets.length === 0 ? "Signing secret" : "Another secret"}
          hint={
            secrets.length < maxActiveSecrets
              ? "From Voucherify: Project settings, Webhooks. Stored encrypted and never shown again."
              : "Two are in use: adding a third retires the older of them."
          }
          error={refusalAt(result, null)}
        />
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" disabled={pending}>
            {pending ? "Adding…" : "Add secret"}
          </Button>
          <span role="status" className="text-ink-2">
            {result?.ok && !pending
              ? "Added. The next request is checked with it."
              : ""}
          </span>
        </div>
      </form>
    </div>
  );
}
