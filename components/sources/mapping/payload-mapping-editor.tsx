"use client";

import { ScanSearch } from "lucide";
import type { ComponentProps } from "react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type {
  DesignedPayload,
  PayloadMapping,
} from "#lib/domain/reading/payload-mapping.ts";
import { type ActionResult, refusalAt } from "#lib/actions/action-result.ts";
import { MappingForm } from "./mapping-form.tsx";
import { MappedPlaces } from "./mapped-places.tsx";
import { useActionForm } from "../use-action-form.ts";

/** Where a source's designed payloads keep customer, segment and code: what was told, and how to tell it. */
export function PayloadMappingEditor({
  mapping,
  listDesignedPayloads,
  changeMapping,
}: {
  mapping: PayloadMapping;
  listDesignedPayloads: () => Promise<ActionResult<readonly DesignedPayload[]>>;
} & Pick<ComponentProps<typeof MappingForm>, "changeMapping">) {
  const { result, pending, onSubmit } = useActionForm(listDesignedPayloads);
  const payloads = result?.ok ? result.value : [];
  // What is mapped can be taken back, though no such payload comes any more.
  const isEditing = result?.ok && payloads.length + mapping.length > 0;
  const rejection = refusalAt(result, null);
  return (
    <div className="grid grid-cols-1 gap-3">
      <p className="max-w-prose text-ink-2">
        A payload that a marketer designed keeps the customer, the segment and
        the code wherever its designer put them. Say where, and these events are
        found and listed like any other entry. IDs are Voucherify&apos;s own
        (cust_…, seg_…); your own ID of a customer is the source ID.
      </p>
      {isEditing ? (
        <MappingForm
          mapping={mapping}
          payloads={payloads}
          changeMapping={changeMapping}
        />
      ) : (
        <>
          <MappedPlaces mapping={mapping} />
          <form
            onSubmit={onSubmit}
            className="flex flex-wrap items-center gap-3"
          >
            <Button type="submit" disabled={pending}>
              <Icon of={ScanSearch} />
              {pending ? "Reading…" : "Choose from stored payloads"}
            </Button>
            <span role="status" className="text-ink-2">
              {result?.ok
                ? "No designed payload is among the newest events."
                : null}
            </span>
          </form>
          {rejection ? (
            <p role="alert" className="text-red">
              {rejection}
            </p>
          ) : null}
        </>
      )}
    </div>
  );
}
