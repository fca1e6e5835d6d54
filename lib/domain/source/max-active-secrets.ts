/** How many keys, and how many secrets, one source may have in use: two, so that a rotation rejects no webhook. */
export const maxActiveSecrets = 2;
