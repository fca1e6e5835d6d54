import {
  type EventFilter,
  eventFilterSchema,
  isSingleFilterKey,
  type ListFilterKey,
  listFilterSchemas,
  maxFilterValues,
  type SingleFilterKey,
  singleFilterSchemas,
  toListKey,
} from "#lib/domain/filter/event-filter.ts";
import { AppError } from "#lib/errors/app-error.ts";

/** A key or value of a query that asks for something a filter cannot mean. */
export type FilterFault = { readonly key: string; readonly message: string };

const maxNotices = 10;

/**
 * The filter in the query of a page. What cannot be understood is left out and
 * told in a notice, a sentence to show above the list; the rest still works. Keys in `besides`
 * belong to the page and are passed over, and so is an empty value, as a form sends it.
 */
export function parseEventFilter(
  params: URLSearchParams,
  besides: readonly string[] = [],
): { filter: EventFilter; notices: string[] } {
  const given = new URLSearchParams(
    [...params].filter(([, value]) => value !== ""),
  );
  const { filter, faults } = readFilter(given, besides);
  const notices = faults.slice(0, maxNotices).map(({ message }) => message);
  if (faults.length > maxNotices) {
    notices.push(
      `${String(faults.length - maxNotices)} more parts of the address were left out.`,
    );
  }
  return { filter, notices };
}

/**
 * The filter in the query of an API call; keys in `besides` are the call's own.
 *
 * @throws {AppError} `invalid_request` with the first key at fault as its field
 */
export function parseStrictEventFilter(
  params: URLSearchParams,
  besides: readonly string[] = [],
): EventFilter {
  const { filter, faults } = readFilter(params, besides);
  const [first] = faults;
  if (first)
    throw new AppError("invalid_request", first.message, {
      field: shorten(first.key),
    });
  return filter;
}

function readFilter(
  params: URLSearchParams,
  besides: readonly string[],
): { filter: EventFilter; faults: FilterFault[] } {
  const faults: FilterFault[] = [];
  const read: [string, unknown][] = [];
  for (const key of new Set(params.keys())) {
    if (besides.includes(key)) continue;
    const list = toListKey(key);
    if (list) {
      const values = readList(key, list.key, params.getAll(key), faults);
      if (values.length > 0) read.push([key, values]);
    } else if (isSingleFilterKey(key)) {
      const value = readSingle(key, params.getAll(key), faults);
      if (value !== null) read.push([key, value]);
    } else {
      faults.push({ key, message: `“${shorten(key)}” is not a filter.` });
    }
  }
  return { filter: eventFilterSchema.parse(Object.fromEntries(read)), faults };
}

function readList(
  key: string,
  listKey: ListFilterKey,
  given: readonly string[],
  faults: FilterFault[],
): string[] {
  const distinct = [...new Set(given)];
  if (distinct.length > maxFilterValues) {
    faults.push({
      key,
      message: `“${key}” takes at most ${String(maxFilterValues)} values; ${String(distinct.length)} were given.`,
    });
  }
  return distinct
    .slice(0, maxFilterValues)
    .filter((value) =>
      fits(listFilterSchemas[listKey].safeParse(value), key, value, faults),
    );
}

function readSingle(
  key: SingleFilterKey,
  given: readonly string[],
  faults: FilterFault[],
): string | null {
  const [value = "", ...more] = given;
  if (more.length > 0)
    faults.push({
      key,
      message: `“${key}” takes one value; several were given.`,
    });
  return fits(singleFilterSchemas[key].safeParse(value), key, value, faults)
    ? value
    : null;
}

function fits(
  parsed: {
    success: boolean;
    error?: { issues: readonly { message: string }[] } | undefined;
  },
  key: string,
  value: string,
  faults: FilterFault[],
): boolean {
  if (parsed.success) return true;
  const why = parsed.error?.issues[0]?.message ?? "is not understood";
  faults.push({
    key,
    message:
      value === ""
        ? `“${key}” ${why}.`
        : `“${key}” ${why}; “${shorten(value)}” was given.`,
  });
  return false;
}

/** Short enough for a sentence, without control characters. */
function shorten(text: string): string {
  const shown = text.toWellFormed().replace(/\p{Cc}/gu, "\u{fffd}");
  return shown.length > 60 ? `${shown.slice(0, 60).toWellFormed()}…` : shown;
}
