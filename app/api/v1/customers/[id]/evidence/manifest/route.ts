export { getEvidenceManifestRoute as GET } from "#lib/http/routes/customer-routes.ts";
