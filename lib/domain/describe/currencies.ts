const names = new Intl.DisplayNames("en", { type: "currency" });

export type Currency = { readonly code: string; readonly name: string };

/** Every currency of ISO 4217 that the platform knows, in order of their codes. */
export const currencies: readonly Currency[] = Intl.supportedValuesOf(
  "currency",
).map((code) => ({ code, name: names.of(code) ?? code }));
