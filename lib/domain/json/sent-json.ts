/**
 * JSON as somebody sent it: written out again to the letter, with its digits and the order of its keys,
 * which a parsed value has lost.
 */
export class SentJson {
  /** Text that `JSON.parse` accepts. */
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}
