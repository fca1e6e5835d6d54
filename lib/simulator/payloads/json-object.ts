/** A JSON object that is about to be sent. */
export type JsonObject = Readonly<Record<string, unknown>>;
