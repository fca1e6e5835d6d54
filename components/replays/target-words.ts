/** A destination to choose: names may be alike, so it says where it sends to. */
export function targetWords(name: string, host: string): string {
  return `${name} (${host})`;
}
