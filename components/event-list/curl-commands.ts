import { shellWord } from "#lib/domain/text/shell-word.ts";

/**
 * Commands that download the exact bytes of each event and post them to an address of one's own,
 * which stands in the first line to be changed.
 *
 * @param bodies the addresses of the bodies
 */
export function curlCommands(bodies: readonly string[]): string {
  return [
    "TO=http://localhost:8080/webhook",
    ...bodies.map(
      (body) =>
        `curl -fsS ${shellWord(body)} | curl -sS -X POST -H 'content-type: application/json' --data-binary @- "$TO"`,
    ),
    "",
  ].join("\n");
}
