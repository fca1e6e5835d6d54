import { selectSources } from "../db/select-sources.ts";
import type { Source } from "../domain/source.ts";
import { toSources } from "./to-sources.ts";

/** Every source in the order they were made, archived ones too. */
export async function listSources(now = new Date()): Promise<Source[]> {
  return toSources(await selectSources(), now);
}
