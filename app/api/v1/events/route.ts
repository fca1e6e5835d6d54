export { listEventsRoute as GET } from "#lib/http/routes/event-routes.ts";
