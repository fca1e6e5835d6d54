export { sendEditedCopyRoute as POST } from "#lib/http/routes/edited-copy-routes.ts";
