export { countArrivalsRoute as GET } from "#lib/http/routes/live-route.ts";
