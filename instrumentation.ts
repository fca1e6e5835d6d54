import type { Instrumentation } from "next";

/**
 * Failures of pages and actions reach the log, each by the digest that its page shows. Neither its message
 * nor the address is written: both may hold what someone searched for.
 */
export const onRequestError: Instrumentation.onRequestError = async (
  error,
  { method },
  { routePath, routeType },
) => {
  // Next builds this file for its edge runtime too, which nothing here runs in: there the log is left out.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { log } = await import("#lib/log.ts");
  const digest =
    error instanceof Error && "digest" in error ? error.digest : undefined;
  log().error(
    { err: error, method, route: routePath, kind: routeType, digest },
    "A page failed.",
  );
};
