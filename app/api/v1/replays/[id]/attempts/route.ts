export { listAttemptsRoute as GET } from "#lib/http/routes/replay-routes.ts";
