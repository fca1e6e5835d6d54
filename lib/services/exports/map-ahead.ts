/**
 * What `map` makes of each value, in order, the next one being made while the one
 * before it is made or used: two at a time, never more.
 */
export async function* mapAhead<Value, Result>(
  values: AsyncGenerator<Value, void>,
  map: (value: Value) => Promise<Result>,
): AsyncGenerator<Result, void> {
  const waiting: Promise<Result>[] = [];
  for await (const value of values) {
    const made = map(value);
    // Whoever waits for it hears of its failure; if nobody does any more, nobody needs to.
    void made.catch(() => undefined);
    waiting.push(made);
    const first = waiting.length === 2 ? waiting.shift() : undefined;
    if (first) yield await first;
  }
  for (const made of waiting) yield await made;
}
