export {
  removeMemberRoute as DELETE,
  updateMemberRoute as PATCH,
} from "#lib/http/routes/member-routes.ts";
