/** By which Postgres knows a connection that loads a month. */
export const loaderName = "segment-inspector month loader";
