/** The list that a page was opened from, in the order in which it was seen. */
export type RememberedList = {
  /** Path and query. */
  readonly address: string;
  readonly ids: readonly string[];
};

const storageKey = "list-come-from";

/** Kept for this tab, for the page that is opened from the list. */
export function rememberList(list: RememberedList): void {
  sessionStorage.setItem(storageKey, JSON.stringify(list));
}

/** The list that this tab last opened something from; null where it opened nothing, or nothing that can be read. */
export function recallList(): RememberedList | null {
  const kept: unknown = parse(sessionStorage.getItem(storageKey));
  if (typeof kept !== "object" || kept === null) return null;
  if (!("address" in kept) || !("ids" in kept)) return null;
  const { address, ids } = kept;
  return typeof address === "string" &&
    Array.isArray(ids) &&
    ids.every((id) => typeof id === "string")
    ? { address, ids }
    : null;
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}
