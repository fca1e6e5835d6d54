/**
 * What an address answers, as text.
 *
 * @throws {Error} when it answers no success, or bytes that are not UTF-8
 */
export async function readText(
  href: string,
  signal: AbortSignal,
): Promise<string> {
  const answer = await fetch(href, { signal });
  if (!answer.ok) throw new Error(`It answered ${String(answer.status)}.`);
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
    await answer.arrayBuffer(),
  );
}
