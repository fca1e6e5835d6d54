export { exportEventsRoute as GET } from "#lib/http/routes/export-routes.ts";
