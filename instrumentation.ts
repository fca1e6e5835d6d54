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
  // Not at the top: this file is read before the environment is checked.
  const { log } = await import("#lib/log.ts");
  const digest =
    error instanceof Error && "digest" in error ? error.digest : undefined;
  log().error(
    { err: error, method, route: routePath, kind: routeType, digest },
    "A page failed.",
  );
};
