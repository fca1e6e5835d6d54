export { getEventBodyRoute as GET } from "#lib/http/routes/event-routes.ts";
