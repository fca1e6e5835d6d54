import type { Shape } from "#lib/domain/reading/shape.ts";

/** How a body is built, in a few words. */
export const shapeWords: Readonly<Record<Shape, string>> = {
  envelope: "Envelope",
  designed: "Designed payload",
  data_only: "Bare data",
  raw: "Raw payload",
  legacy: "Envelope of 2018",
  not_json: "Not JSON",
};
