export { getEditedCopyBodyRoute as GET } from "#lib/http/routes/edited-copy-routes.ts";
