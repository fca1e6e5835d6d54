import { headers } from "next/headers";
import { cache } from "react";
import type { Context } from "#lib/services/context.ts";
import { localOperator } from "./local-operator.ts";

/** Who asks for the page or action that is being answered; the same, of one moment, for all parts of a page. */
export const pageContext = cache(async (): Promise<Context> => {
  // Who asks is told by headers: no page is made before it is asked for.
  await headers();
  return localOperator();
});
