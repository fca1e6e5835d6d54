export { watchStoredRoute as GET } from "#lib/http/routes/live-route.ts";
