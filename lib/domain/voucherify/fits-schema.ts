import { z } from "zod";
import { isJsonObject } from "#lib/domain/json/json-value.ts";

type Test = (value: unknown) => boolean;

const tests = new WeakMap<z.ZodType, Test>();

/**
 * Whether a value surely is as a schema of `field.ts` has it, without a copy and without telling why not. Most of what
 * Voucherify sends is so, and Zod, which copies whatever it looks at, takes a third of the time of reading it. What does not
 * fit here is left to Zod, as is every kind of schema that is not known here: false says nothing yet.
 */
export function fitsSchema<T>(
  schema: z.ZodType<T>,
  value: unknown,
): value is T {
  return testOf(schema)(value);
}

function testOf(schema: unknown): Test {
  if (!(schema instanceof z.ZodType)) return never;
  let test = tests.get(schema);
  if (!test) {
    test = withChecks(schema, makeTest(schema));
    tests.set(schema, test);
  }
  return test;
}

function makeTest(schema: z.ZodType): Test {
  if (schema instanceof z.ZodOptional) {
    const within = testOf(schema.unwrap());
    return (value) => value === undefined || within(value);
  }
  if (schema instanceof z.ZodNullable) {
    const within = testOf(schema.unwrap());
    return (value) => value === null || within(value);
  }
  if (schema instanceof z.ZodString) return isString;
  if (schema instanceof z.ZodBoolean) return isBoolean;
  if (schema instanceof z.ZodUnknown) return always;
  if (schema instanceof z.ZodCustom) {
    const { fn } = schema.def;
    return (value) => Boolean(fn(value));
  }
  if (schema instanceof z.ZodArray) return testOfList(testOf(schema.element));
  if (schema instanceof z.ZodRecord) return testOfRecord(schema);
  if (schema instanceof z.ZodObject) return testOfObject(schema);
  if (schema instanceof z.ZodUnion) {
    const options = schema.options.map(testOf);
    return (value) => options.some((fits) => fits(value));
  }
  return never;
}

function testOfList(element: Test): Test {
  return (value) => Array.isArray(value) && value.every(element);
}

function testOfRecord({ keyType, valueType }: z.ZodRecord): Test {
  if (testOf(keyType) !== isString) return never;
  const member = testOf(valueType);
  return member === always
    ? isJsonObject
    : (value) => isJsonObject(value) && Object.values(value).every(member);
}

function testOfObject({ def, shape }: z.ZodObject): Test {
  if (testOf(def.catchall) !== always) return never;
  const members = Object.entries(shape).map(
    ([key, member]) => [key, testOf(member)] as const,
  );
  return (value) => {
    if (!isJsonObject(value)) return false;
    for (const [key, fits] of members) {
      if (!fits(value[key])) return false;
    }
    return true;
  };
}

/** What is asked beside the type, by the same functions that Zod asks. */
function withChecks(schema: z.ZodType, test: Test): Test {
  // Each takes what its schema takes, which is known by then.
  const checks = (schema.def.checks ?? []) as z.core.$ZodCheck<unknown>[];
  if (checks.length === 0) return test;
  return (value) => {
    if (!test(value)) return false;
    const payload: z.core.ParsePayload = { value, issues: [] };
    return checks.every(
      ({ _zod }) =>
        _zod.check(payload) === undefined && payload.issues.length === 0,
    );
  };
}

const always: Test = () => true;
const never: Test = () => false;
const isString: Test = (value) => typeof value === "string";
const isBoolean: Test = (value) => typeof value === "boolean";
