/** Something that a process has one of. */
export type OnePerProcess<Value> = {
  /** The one, made now if there is none. */
  get(): Value;
  /** The one, if there is any; there is none from then on. */
  take(): Value | undefined;
};

const key = Symbol.for("segment-inspector");
const container = globalThis as {
  [key]?: Map<string, unknown> | undefined;
};

/**
 * One value of a name in the whole process. Next bundles copies of our modules,
 * so a variable of a module exists several times; all copies meet here, and nowhere else.
 */
export function onePerProcess<Value>(
  name: string,
  make: () => Value,
): OnePerProcess<Value> {
  const values = container[key] ?? new Map<string, unknown>();
  container[key] = values;
  return {
    get: () => {
      if (!values.has(name)) values.set(name, make());
      return values.get(name) as Value;
    },
    take: () => {
      const value = values.get(name) as Value | undefined;
      values.delete(name);
      return value;
    },
  };
}
