"use client";

import { UserRoundX } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import { useState } from "react";
import type { ActionResult } from "#lib/actions/action-result.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type {
  ErasurePreview,
  ErasureResult,
} from "#lib/domain/customer/erasure.ts";
import { ErasedNote } from "./erased-note.tsx";
import { ErasureForm } from "./erasure-form.tsx";

/** Erases a customer on request: says first what goes, what stays and what is out of reach, and wants a reason. */
export function EraseCustomer({
  name,
  source,
  preview,
  erase,
}: {
  /** What the page calls the customer. */
  name: string;
  source: { readonly id: string; readonly name: string };
  /** @param sourceId null for every source */
  preview: (sourceId: string | null) => Promise<ActionResult<ErasurePreview>>;
  erase: (request: object) => Promise<ActionResult<ErasureResult>>;
}) {
  const [open, setOpen] = useState(false);
  const [erased, setErased] = useState<ErasureResult | null>(null);
  return (
    <>
      <Button
        onClick={() => {
          setOpen(true);
        }}
      >
        <Icon of={UserRoundX} />
        <span className="max-table:sr-only">Erase…</span>
      </Button>
      <Dialog
        open={open}
        title={erased ? "The customer is erased" : "Erase this customer?"}
        onClose={() => {
          setOpen(false);
        }}
      >
        {erased ? (
          <ErasedNote erased={erased} />
        ) : open ? (
          <ErasureForm
            name={name}
            source={source}
            preview={preview}
            erase={erase}
            onErased={setErased}
            onCancel={() => {
              setOpen(false);
            }}
          />
        ) : null}
      </Dialog>
    </>
  );
}
