export { revokeTokenRoute as DELETE } from "#lib/http/routes/token-routes.ts";
