"use client";

import { Archive, ArchiveRestore } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { type ActionResult, refusalAt } from "#lib/actions/action-result.ts";
import { ConfirmButton } from "./confirm-button.tsx";
import { useActionForm } from "./use-action-form.ts";

/** Takes a source out of use, once its name has been typed. */
export function ArchiveSource({
  name,
  changeSource,
}: {
  name: string;
  changeSource: (change: object) => Promise<ActionResult>;
}) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <p className="max-w-prose text-ink-2">
        Its addresses will answer 404, and nothing sent to them will be kept.
        Everything received so far stays. You can restore it later.
      </p>
      <ConfirmButton
        label={
          <>
            <Icon of={Archive} />
            Archive
          </>
        }
        title={`Archive ${name}?`}
        confirm="Archive the source"
        typed={name}
        action={() => changeSource({ archived: true })}
      >
        <p>
          Distributions that post to it fail from then on, and Voucherify pauses
          them within 24 hours.
        </p>
      </ConfirmButton>
    </div>
  );
}

/** Says that a source is out of use, and takes it back into use. */
export function RestoreSource({
  name,
  changeSource,
}: {
  name: string;
  changeSource: (change: object) => Promise<ActionResult>;
}) {
  const { result, pending, onSubmit } = useActionForm(() =>
    changeSource({ archived: false }),
  );
  return (
    <Notice
      kind="warning"
      title={`${name} is archived`}
      action={
        <form onSubmit={onSubmit}>
          <Button type="submit" disabled={pending}>
            <Icon of={ArchiveRestore} />
            Restore
          </Button>
        </form>
      }
    >
      {refusalAt(result, null) ??
        "Its addresses answer 404, and what is sent there is not kept."}
    </Notice>
  );
}
