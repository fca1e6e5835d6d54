import { z } from "zod";
import { activityOutcomes } from "#lib/domain/activity/activity.ts";
import { activityQuerySchema } from "#lib/domain/activity/activity-query.ts";
import type { AskedActivity } from "#lib/url/activity-hrefs.ts";

/** A page's query as Next gives it. */
type PageQuery = Readonly<Record<string, string | string[] | undefined>>;

type ActivityRequest = {
  readonly asked: AskedActivity;
  /** Null for the newest rows. */
  readonly cursor: string | null;
  /** What the address asked for and could not be understood, as sentences. */
  readonly notices: readonly string[];
};

const { group, action, actor, outcome } = activityQuerySchema.shape;
const time = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

/** How each key is read, and what is told of a value that it cannot mean. */
const keys = {
  group: [group, "“group” takes the name of a group of actions."],
  action: [action, "“action” takes the name of an action."],
  actor: [actor, "“actor” takes the id of a member or token."],
  outcome: [outcome, `“outcome” takes ${activityOutcomes.join(", ")}.`],
  from: [time, "“from” takes a day or a time with zone."],
  to: [time, "“to” takes a day or a time with zone."],
} as const;
type Key = keyof typeof keys;

const lists: ReadonlySet<string> = new Set<Key>(["action", "actor", "outcome"]);

/** What the address of the activity asks for. It never fails: what is wrong is left out and told. */
export function parseActivityRequest(query: PageQuery): ActivityRequest {
  const asked: Record<string, unknown> = {};
  const notices: string[] = [];
  for (const [key, [schema, notice]] of Object.entries(keys)) {
    const values = given(query[key]);
    if (values.length === 0) continue;
    const parsed = schema.safeParse(lists.has(key) ? values : values[0]);
    if (parsed.success) asked[key] = parsed.data;
    else notices.push(notice);
  }
  const [cursor = ""] = given(query.cursor);
  const isPlace = /^[1-9]\d{0,17}$/.test(cursor);
  if (cursor !== "" && !isPlace)
    notices.push(
      "“cursor” is not a place in this list: these are its newest rows.",
    );
  return { asked, cursor: isPlace ? cursor : null, notices };
}

/** The values of a key; an empty one, as a form sends it, asks for nothing. */
function given(value: string | string[] | undefined = []): string[] {
  return [value].flat().filter((one) => one !== "");
}
