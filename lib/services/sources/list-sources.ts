import type { Context } from "#lib/services/context.ts";
import { selectSources } from "#lib/db/sources/select-sources.ts";
import type { Source } from "#lib/domain/source/source.ts";
import { toSources } from "./to-sources.ts";

/** Every source in the order they were made, archived ones too. */
export async function listSources({ access, now }: Context): Promise<Source[]> {
  return toSources(await selectSources(access.sources), now);
}
