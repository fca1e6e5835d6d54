export { listMembersRoute as GET } from "#lib/http/routes/member-routes.ts";
