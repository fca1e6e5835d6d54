export { getMetricsRoute as GET } from "#lib/http/routes/health-routes.ts";
