"use client";

import { RotateCcw } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import { Button } from "#components/ui/button.tsx";
import { type ActionResult, refusalAt } from "#lib/actions/action-result.ts";
import { useActionForm } from "./use-action-form.ts";

/** Lets a retired secret check signatures again. */
export function RestoreSecret({
  restore,
}: {
  restore: () => Promise<ActionResult>;
}) {
  const { result, pending, onSubmit } = useActionForm(() => restore());
  const rejection = refusalAt(result, null);
  return (
    <form onSubmit={onSubmit}>
      <Button type="submit" look="primary" disabled={pending}>
        <Icon of={RotateCcw} />
        {pending ? "Making it active…" : "Make the retired secret active again"}
      </Button>
      {rejection ? (
        <p role="alert" className="text-red">
          {rejection}
        </p>
      ) : null}
    </form>
  );
}
