/**
 * The same values, each asked for while the one before it is still being used.
 * It holds one value more, never two.
 */
export async function* readAhead<Value>(
  values: AsyncGenerator<Value, void>,
): AsyncGenerator<Value, void> {
  const ask = () => {
    const asked = values.next();
    // Whoever takes it hears of its failure; if nobody does, nobody needs to.
    asked.catch(() => undefined);
    return asked;
  };
  try {
    for (let asked = ask(); ;) {
      const { done, value } = await asked;
      if (done === true) return;
      asked = ask();
      yield value;
    }
  } finally {
    values.return().catch(() => undefined);
  }
}
