export { getFacetsRoute as GET } from "#lib/http/routes/event-routes.ts";
