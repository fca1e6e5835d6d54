import { pageContext } from "#lib/auth/page-context.ts";
import { cache } from "react";
import type {
  DimensionDetail,
  DimensionKind,
} from "#lib/domain/counts/dimension.ts";
import { getDimension } from "#lib/services/dimensions/get-dimension.ts";
import { orNotFound } from "#app/_document/or-not-found.ts";

/** The thing of a page, read once for its title and its content; an unknown one shows the not-found page. */
export const loadDimension = cache(
  async (kind: DimensionKind, id: string): Promise<DimensionDetail> =>
    orNotFound(getDimension(await pageContext(), { kind, id })),
);
