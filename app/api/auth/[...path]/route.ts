import { answerAuth } from "#lib/auth/answer-auth.ts";

async function answer(
  request: Request,
  { params }: RouteContext<"/api/auth/[...path]">,
): Promise<Response> {
  return answerAuth(request, (await params).path);
}

export { answer as GET, answer as POST };
