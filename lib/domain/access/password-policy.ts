export const PASSWORD_MIN_LENGTH = 12;
export const PASSWORD_MAX_LENGTH = 128;

/** The beginnings of the long passwords that are tried first everywhere. */
const wellKnown =
  /^(password|passw0rd|p@ssword|p@ssw0rd|qwerty|qwertz|azerty|letmein|welcome|iloveyou|administrator|changeme|segmentinspector|abcdefgh|12345678|11223344|1q2w3e4r|1qaz2wsx)/;

/**
 * What is wrong with a new password, as a sentence; null when it will do.
 * Length is what makes one strong: there are no rules about kinds of characters.
 *
 * @param email of the member, which the password may not be made of
 */
export function passwordProblem(
  password: string,
  email: string,
): string | null {
  if (countCharacters(password) < PASSWORD_MIN_LENGTH)
    return `A password takes ${String(PASSWORD_MIN_LENGTH)} or more characters.`;
  if (password.length > PASSWORD_MAX_LENGTH)
    return `A password takes at most ${String(PASSWORD_MAX_LENGTH)} characters.`;
  const folded = password.toLowerCase();
  if (new Set(folded).size < 5)
    return "This password repeats too few characters: it would be guessed.";
  const [local = ""] = email.toLowerCase().split("@");
  if (folded === email.toLowerCase() || withoutDigits(folded) === local)
    return "This password is made of the e-mail address: it would be guessed.";
  if (wellKnown.test(folded) && withoutDigits(folded).length < 16)
    return "This password is among the first that are tried: choose another.";
  return null;
}

/** As a person counts: what is put together of several code points is one. */
function countCharacters(text: string): number {
  let count = 0;
  for (const _ of new Intl.Segmenter().segment(text)) count++;
  return count;
}

function withoutDigits(text: string): string {
  return text.replace(/[\d!?.,_-]+$/, "");
}
