export { makeManifestRoute as GET } from "#lib/http/routes/export-routes.ts";
