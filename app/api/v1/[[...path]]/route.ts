import { answerUnknownCall } from "#lib/http/api/answer-unknown-call.ts";

export {
  answerUnknownCall as DELETE,
  answerUnknownCall as GET,
  answerUnknownCall as PATCH,
  answerUnknownCall as POST,
  answerUnknownCall as PUT,
};
