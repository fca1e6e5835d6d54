/** How many keys, and how many secrets, one source may have in use: two, so that a rotation refuses nothing. */
export const maxActiveSecrets = 2;
