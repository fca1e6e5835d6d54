"use server";

import { z } from "zod";
import { toActionResult } from "#lib/actions/to-action-result.ts";
import type { ActionResult } from "#lib/actions/action-result.ts";
import { pageContext } from "#lib/auth/page-context.ts";
import {
  type ErasurePreview,
  erasureRequestSchema,
  type ErasureResult,
} from "#lib/domain/customer/erasure.ts";
import { parseInput } from "#lib/errors/parse-input.ts";
import { eraseCustomer } from "#lib/services/customers/erase-customer.ts";
import { previewErasure } from "#lib/services/customers/preview-erasure.ts";

/** What erasing a customer would take in, from one source or (null) from every one. */
export async function previewErasureAction(
  id: unknown,
  sourceId: unknown,
): Promise<ActionResult<ErasurePreview>> {
  return toActionResult(async () =>
    previewErasure(await pageContext(), {
      id: parseInput(z.string(), id),
      sourceId: parseInput(z.uuid().nullable(), sourceId),
    }),
  );
}

/** Erases a customer for good. */
export async function eraseCustomerAction(
  id: unknown,
  request: unknown,
): Promise<ActionResult<ErasureResult>> {
  return toActionResult(async () =>
    eraseCustomer(
      await pageContext(),
      parseInput(z.string(), id),
      parseInput(erasureRequestSchema, request),
    ),
  );
}
