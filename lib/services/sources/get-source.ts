import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { z } from "zod";
import { findSource } from "#lib/db/sources/select-sources.ts";
import {
  hasAddress,
  type Source,
  type VisibleSource,
} from "#lib/domain/source/source.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { toSources } from "./to-sources.ts";

/**
 * One source, archived or not.
 *
 * @throws {AppError} `not_found`
 */
export async function getSource(
  context: Context,
  id: string,
): Promise<VisibleSource> {
  authorize(context, "read");
  const row = z.uuid().safeParse(id).success
    ? await findSource(context.access.sources, id)
    : null;
  const [source] = row ? await toSources(context, [row]) : [];
  if (!source) throw new AppError("not_found", `There is no source ${id}.`);
  return source;
}

/**
 * One source with its address, for those who may administer it.
 *
 * @throws {AppError} `forbidden`, `not_found`
 */
export async function getAdministered(
  context: Context,
  id: string,
): Promise<Source> {
  authorize(context, "administer");
  const source = await getSource(context, id);
  if (!hasAddress(source)) throw new Error(`Source ${id} came without a key.`);
  return source;
}
