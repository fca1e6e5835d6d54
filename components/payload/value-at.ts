import { ensureSyntaxTree } from "@codemirror/language";
import type { EditorState } from "@codemirror/state";
import { formatPayloadPath } from "#lib/domain/json/payload-path.ts";

type Node = NonNullable<ReturnType<typeof ensureSyntaxTree>>["topNode"];

/** A value of a JSON text that one has pointed at. */
export type PayloadValue = {
  /** Where it stands, with places in lists: `customer.metadata.tags[0]`. */
  readonly path: string;
  /** The value as text: a string without its quotes, a number in its digits, the JSON of a list or object. */
  readonly text: string;
  /** A condition of the filter `payload` that this value meets; null where none could be asked. */
  readonly condition: string | null;
};

const scalars = new Set(["String", "Number", "True", "False", "Null"]);
const containers = new Set(["Object", "Array"]);
const maxFiltered = 1_000;

/**
 * The value at a position: of a key, the value that belongs to it. Null between values and in text that is no JSON.
 */
export function valueAt(
  state: EditorState,
  position: number,
): PayloadValue | null {
  const tree = ensureSyntaxTree(state, state.doc.length, 200);
  if (tree === null) return null;
  const value =
    toValue(tree.resolveInner(position, 1)) ??
    toValue(tree.resolveInner(position, -1));
  if (value === null) return null;
  const read = (node: Node) => state.sliceDoc(node.from, node.to);
  const steps = stepsTo(value, read);
  const keys = steps.filter((step) => typeof step === "string");
  if (keys.length === 0) return null;
  const json = read(value);
  const text = value.name === "String" ? (parseString(json) ?? json) : json;
  return {
    path: formatSteps(steps),
    text,
    condition: toCondition(
      keys,
      scalars.has(value.name) && keys.length === steps.length ? text : null,
    ),
  };
}

function toValue(node: Node): Node | null {
  if (scalars.has(node.name)) return node;
  if (node.name !== "PropertyName") return null;
  const last = node.parent?.lastChild ?? null;
  return last !== null && (scalars.has(last.name) || containers.has(last.name))
    ? last
    : null;
}

/** Keys and places in lists, from the outside in. */
function stepsTo(
  value: Node,
  read: (node: Node) => string,
): (string | number)[] {
  const steps: (string | number)[] = [];
  for (let node: Node | null = value; node !== null; node = node.parent) {
    const { parent } = node;
    if (node.name === "Property") {
      const name = node.getChild("PropertyName");
      const key = name && parseString(read(name));
      if (key != null) steps.unshift(key);
    } else if (parent?.name === "Array") {
      let at = 0;
      for (let before = node.prevSibling; before; before = before.prevSibling)
        if (scalars.has(before.name) || containers.has(before.name)) at += 1;
      steps.unshift(at);
    }
  }
  // The same place is meant whether or not the body has the envelope around its data.
  return steps.length > 1 && steps[0] === "data" ? steps.slice(1) : steps;
}

function formatSteps(steps: readonly (string | number)[]): string {
  let text = "";
  for (const step of steps) {
    const part =
      typeof step === "number"
        ? `[${String(step)}]`
        : formatPayloadPath([step]);
    text += text === "" || part.startsWith("[") ? part : `.${part}`;
  }
  return text;
}

/** Of a list, an object and what stands in a list, that there is something: only single values are compared. */
function toCondition(
  keys: readonly string[],
  text: string | null,
): string | null {
  const place = formatPayloadPath(keys);
  if (text === null) return `${place}:exists`;
  return text.length > maxFiltered || text.includes("\0")
    ? null
    : `${place}:eq:${text}`;
}

function parseString(json: string): string | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "string" ? value : null;
  } catch {
    return null;
  }
}
