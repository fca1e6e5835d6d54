const bodyViews = ["readable", "raw", "headers"] as const;
/** What of the request is shown under "What was sent"; `view` in the address of the page. */
type BodyView = (typeof bodyViews)[number];

/** The view that an address asks for; `unknown` is what it asked for where there is no such view. */
export type AskedView = {
  readonly view: BodyView;
  readonly unknown: string | null;
};

export function parseBodyView(
  param: string | readonly string[] | undefined,
): AskedView {
  const asked = typeof param === "string" ? param : param?.join(", ");
  const view = bodyViews.find((each) => each === asked);
  return view === undefined
    ? { view: "readable", unknown: asked ?? null }
    : { view, unknown: null };
}
