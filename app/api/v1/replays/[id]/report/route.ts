export { getReportRoute as GET } from "#lib/http/routes/replay-report-routes.ts";
