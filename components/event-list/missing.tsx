/** A value that was not sent: a dash to see, words to hear. */
export function Missing() {
  return (
    <span data-missing className="text-ink-3">
      <span aria-hidden>–</span>
      <span className="sr-only">not sent</span>
    </span>
  );
}
