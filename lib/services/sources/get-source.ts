import type { Context } from "#lib/services/context.ts";
import { z } from "zod";
import { findSource } from "#lib/db/sources/select-sources.ts";
import type { Source } from "#lib/domain/source/source.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { toSources } from "./to-sources.ts";

/**
 * One source, archived or not.
 *
 * @throws {AppError} `not_found`
 */
export async function getSource(context: Context, id: string): Promise<Source> {
  const row = z.uuid().safeParse(id).success
    ? await findSource(context.access.sources, id)
    : null;
  const [source] = row ? await toSources([row], context.now) : [];
  if (!source) throw new AppError("not_found", `There is no source ${id}.`);
  return source;
}
