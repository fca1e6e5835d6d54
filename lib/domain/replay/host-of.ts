/** The host of an address, with its port where it has one; the address itself where it is none. */
export function hostOf(url: string): string {
  return URL.parse(url)?.host ?? url;
}
