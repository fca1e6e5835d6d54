export { rereadSourceRoute as POST } from "#lib/http/routes/source-routes.ts";
