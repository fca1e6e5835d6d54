/** One request to make: bytes and headers exactly as given, nothing is added but what HTTP needs. */
export type OutgoingRequest = {
  readonly body: Uint8Array;
  readonly headers: readonly (readonly [string, string])[];
};
