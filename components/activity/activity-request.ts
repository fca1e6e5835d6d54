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

const { group, action, actor } = activityQuerySchema.shape;

/** What the address of the activity asks for. It never fails: what is wrong is left out and told. */
export function parseActivityRequest(query: PageQuery): ActivityRequest {
  const [groups, actions, actors, cursors] = [
    given(query.group),
    given(query.action),
    given(query.actor),
    given(query.cursor),
  ];
  const inGroup = group.safeParse(groups[0]);
  const ofActions = action.safeParse(actions);
  const byActors = actor.safeParse(actors);
  const [cursor = ""] = cursors;
  const isPlace = /^[1-9]\d{0,17}$/.test(cursor);
  const notices = [
    ...(groups.length > 0 && !inGroup.success
      ? ["“group” is not a group of actions."]
      : []),
    ...(ofActions.success ? [] : ["“action” is not an action."]),
    ...(byActors.success ? [] : ["“actor” is not someone who did something."]),
    ...(cursor === "" || isPlace
      ? []
      : ["“cursor” is not a place in this list: these are its newest rows."]),
  ];
  return {
    asked: {
      ...(groups.length > 0 && inGroup.success && { group: inGroup.data }),
      ...(actions.length > 0 &&
        ofActions.success && { action: ofActions.data }),
      ...(actors.length > 0 && byActors.success && { actor: byActors.data }),
    },
    cursor: isPlace ? cursor : null,
    notices,
  };
}

/** The values of a key; an empty one, as a form sends it, asks for nothing. */
function given(value: string | string[] | undefined = []): string[] {
  return [value].flat().filter((one) => one !== "");
}
