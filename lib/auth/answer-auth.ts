import { AppError } from "#lib/errors/app-error.ts";
import { errorAnswer } from "#lib/http/api/error-answer.ts";
import { requireSameOrigin } from "#lib/http/api/require-same-origin.ts";
import {
  changePassword,
  disableTwoFactor,
  enableTwoFactor,
  renewRecoveryCodes,
  signOut,
} from "./own-account.ts";
import { OIDC_PROVIDER_ID } from "./better-auth.ts";
import {
  linkProvider,
  returnFromProvider,
  signInAtProvider,
} from "./provider-sign-in.ts";
import { verifyRecoveryCode, verifyTotp } from "./second-factor.ts";
import { toAccessFailure } from "./signed-in.ts";
import {
  signInWithPassword,
  welcomeFirstAdmin,
  welcomeInvited,
} from "./sign-in.ts";

type Answer = (request: Request) => Promise<Response>;

/**
 * Everything that is answered below `/api/auth`, by method and path. Better
 * Auth has more endpoints: what does not stand here cannot be reached.
 */
const answers: Readonly<Record<string, Answer>> = {
  "POST sign-in/email": signInWithPassword,
  "POST sign-in/oidc": signInAtProvider,
  "POST sign-out": signOut,
  "POST welcome": welcomeFirstAdmin,
  "POST accept-invitation": welcomeInvited,
  "POST two-factor/verify-totp": verifyTotp,
  "POST two-factor/verify-recovery-code": verifyRecoveryCode,
  "POST two-factor/enable": enableTwoFactor,
  "POST two-factor/disable": disableTwoFactor,
  "POST two-factor/recovery-codes": renewRecoveryCodes,
  "POST change-password": changePassword,
  "POST link-oidc": linkProvider,
  [`GET callback/${OIDC_PROVIDER_ID}`]: returnFromProvider,
};

/**
 * Answers a request below `/api/auth`. It never throws: what is refused is the API's error answer.
 */
export async function answerAuth(
  request: Request,
  path: readonly string[],
): Promise<Response> {
  try {
    const key = `${request.method} ${path.join("/")}`;
    const answer = Object.hasOwn(answers, key) ? answers[key] : undefined;
    // The provider's site sends people back by a link, and by nothing else.
    requireSameOrigin(request, { isNavigable: answer === returnFromProvider });
    if (!answer) throw new AppError("not_found", "There is nothing here.");
    return await answer(request);
  } catch (error) {
    return errorAnswer(toAccessFailure(error));
  }
}
