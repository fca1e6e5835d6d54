export { findPathsRoute as GET } from "#lib/http/routes/find-route.ts";
