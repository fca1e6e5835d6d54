import type { z } from "zod";
import { childPath, placeName } from "#lib/domain/json/json-path.ts";
import {
  isJsonContainer,
  keepKeyOrder,
  memberKeys,
} from "#lib/domain/json/json-value.ts";
import { numberOfText } from "#lib/domain/json/same-value.ts";
import {
  isNumeric,
  type Numeric,
  numericText,
  toDecimal,
} from "#lib/domain/json/sent-number.ts";
import { fitsSchema } from "#lib/domain/voucherify/fits-schema.ts";
import type { Problem } from "#lib/domain/reading/problem.ts";
import type { ProblemList } from "#lib/domain/reading/problem-list.ts";

type Issue = z.core.$ZodIssue;

/**
 * A value as its schema documents it, however it departs from that: text that is a
 * number is understood as one, anything else of a wrong type is left out, and each
 * departure is reported (unless `problems` is null). Unknown keys stay. Null only
 * when the value as a whole is of the wrong type. The value itself is not changed.
 *
 * @param schema built of `field.ts`: no transforms, every field optional.
 * @param path JSON path of the value in the body.
 */
export function parseLeniently<T>(
  schema: z.ZodType<T>,
  value: unknown,
  path: string,
  problems: ProblemList | null,
): T | null {
  const soft: Issue[] = [];
  const hard: Issue[] = [];
  if (isRead(schema, value, hard, soft)) {
    report(soft, path, problems);
    return value;
  }
  const repaired = repair(value, hard, path, problems);
  const softAfterRepair: Issue[] = [];
  const isWhole = isRead(schema, repaired, [], softAfterRepair);
  report(softAfterRepair, path, problems);
  return isWhole ? repaired : null;
}

/** True when nothing is of a wrong type; values that are only odd are listed in `soft`. */
function isRead<T>(
  schema: z.ZodType<T>,
  value: unknown,
  hard: Issue[],
  soft: Issue[],
): value is T {
  if (fitsSchema(schema, value)) return true;
  const { error } = schema.safeParse(value);
  for (const issue of error?.issues ?? []) {
    (softKind(issue) === null ? hard : soft).push(issue);
  }
  return hard.length === 0;
}

function report(
  soft: readonly Issue[],
  path: string,
  problems: ProblemList | null,
): void {
  for (const issue of soft) {
    problems?.add("note", () => {
      const at = issue.path.reduce(childPath, path);
      return {
        kind: softKind(issue) ?? "unexpected_type",
        path: at,
        message: `${placeName(at)} ${issue.message}.`,
      };
    });
  }
}

function softKind(issue: Issue): "unknown_value" | "bad_time" | null {
  const kind: unknown = issue.code === "custom" ? issue.params?.soft : null;
  return kind === "unknown_value" || kind === "bad_time" ? kind : null;
}

/** Copies what it changes and nothing else, so that many departures cost no more than the body's size. */
function repair(
  value: unknown,
  issues: readonly Issue[],
  path: string,
  problems: ProblemList | null,
): unknown {
  const holder: Container = { root: value };
  const copies = new Set<unknown>();
  for (const issue of issues) {
    let container = holder;
    let key: PropertyKey = "root";
    for (const step of issue.path) {
      container = copyOfMember(container, key, copies);
      key = step;
    }
    const sent = container[key];
    const understood = understand(sent, issue);
    container[key] = understood;
    problems?.add(understood === null ? "warning" : "note", () =>
      describeRepair(sent, understood, issue.path.reduce(childPath, path)),
    );
  }
  return holder.root;
}

type Container = Record<PropertyKey, unknown>;

function copyOfMember(
  parent: Container,
  key: PropertyKey,
  copies: Set<unknown>,
): Container {
  const child = parent[key];
  if (!isContainer(child)) return {};
  if (copies.has(child)) return child;
  const copy: Container = Array.isArray(child)
    ? Object.assign([], child)
    : { ...child };
  keepKeyOrder(copy, memberKeys(child));
  copies.add(copy);
  parent[key] = copy;
  return copy;
}

function isContainer(value: unknown): value is Container {
  return isJsonContainer(value);
}

type Understood = string | Numeric | boolean | null;

/** What a value of the wrong type plainly means; null when it means nothing plain. */
function understand(sent: unknown, issue: Issue): Understood {
  const expected = issue.code === "invalid_type" ? issue.expected : null;
  if (expected === "number" && typeof sent === "string") {
    return numberOfText(sent);
  }
  if (expected === "string") {
    if (isNumeric(sent)) return numericText(sent);
    return typeof sent === "boolean" ? String(sent) : null;
  }
  if (expected === "boolean" && (sent === "true" || sent === "false")) {
    return sent === "true";
  }
  return null;
}

function describeRepair(
  sent: unknown,
  understood: Understood,
  path: string,
): Omit<Problem, "severity"> {
  const what = `${placeName(path)} was sent as ${typeName(sent)}`;
  if (understood === null) {
    return {
      kind: "unexpected_type",
      path,
      message: `${what}, which is not what Voucherify documents; it is left out of the reading and shown as sent.`,
    };
  }
  return {
    kind: isNumeric(understood) ? "number_as_text" : "unexpected_type",
    path,
    message: `${what} and is read as ${typeName(understood)}.`,
  };
}

function typeName(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "string") return "text";
  if (typeof value === "boolean") return "yes or no";
  if (!isNumeric(value)) return "an object";
  return toDecimal(value) === null ? "a number beyond all bounds" : "a number";
}
