export { exportActivityRoute as GET } from "#lib/http/routes/activity-routes.ts";
