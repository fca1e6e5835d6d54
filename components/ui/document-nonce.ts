/**
 * The nonce that the policy of the browser's document names, "" where there is none. An answer to a navigation inside
 * the page has one of its own, which that policy does not know.
 */
export function documentNonce(): string {
  return (
    document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? ""
  );
}
