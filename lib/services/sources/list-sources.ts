import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { selectSources } from "#lib/db/sources/select-sources.ts";
import type { VisibleSource } from "#lib/domain/source/source.ts";
import { toSources } from "./to-sources.ts";

/** Every source in the order they were made, archived ones too. */
export async function listSources(context: Context): Promise<VisibleSource[]> {
  authorize(context, "read");
  return toSources(context, await selectSources(context.access.sources));
}
