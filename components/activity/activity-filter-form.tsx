import clsx from "clsx";
import Form from "next/form";
import type { ComponentProps } from "react";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import {
  type ActivityAction,
  activityActions,
  type ActivityGroup,
  actionsOf,
} from "#lib/domain/activity/activity-action.ts";
import {
  type ActivityActor,
  activityOutcomes,
} from "#lib/domain/activity/activity.ts";
import { activityHref, type AskedActivity } from "#lib/url/activity-hrefs.ts";

/** Chooses whose acts and which are listed. It works before and without JavaScript: a form whose answer is an address. */
export function ActivityFilterForm({
  asked: { group, actor = [], action = [], outcome = [], from, to },
  actors,
}: {
  asked: AskedActivity;
  actors: readonly ActivityActor[];
}) {
  const chosen = [...actor, ...action, ...outcome, from, to];
  return (
    <Form
      action={activityHref()}
      className={clsx(
        "flex flex-wrap items-end gap-3",
        // On paper only what was chosen tells anything.
        chosen.join("") === "" && "print:hidden",
      )}
      key={[group, ...chosen].join(" ")}
    >
      {group === undefined ? null : (
        <input type="hidden" name="group" value={group} />
      )}
      <Choice label="Who" name="actor" defaultValue={actor[0] ?? ""}>
        <option value="">Anyone</option>
        {actors.map(({ key, kind, name }) => (
          <option key={key} value={key}>
            {kind === "token" ? `Token ${name}` : name}
          </option>
        ))}
      </Choice>
      <Choice label="What" name="action" defaultValue={action[0] ?? ""}>
        <option value="">Anything</option>
        {offered(group).map((one) => (
          <option key={one} value={one}>
            {activityActions[one][1]}
          </option>
        ))}
      </Choice>
      <Choice label="Outcome" name="outcome" defaultValue={outcome[0] ?? ""}>
        <option value="">Any</option>
        {activityOutcomes.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </Choice>
      <Day label="From" name="from" defaultValue={from?.slice(0, 10)} />
      <Day label="To" name="to" defaultValue={to?.slice(0, 10)} />
      <Button type="submit">Apply</Button>
    </Form>
  );
}

function Choice({
  label,
  ...rest
}: ComponentProps<"select"> & { label: string }) {
  return (
    <label className="grid w-52 max-w-full gap-1 text-ink-2">
      {label}
      <Select {...rest} />
    </label>
  );
}

/** A day (UTC), whole. */
function Day({ label, ...rest }: ComponentProps<"input"> & { label: string }) {
  return (
    <label className="grid w-40 max-w-full gap-1 text-ink-2">
      {label}
      <Input {...rest} type="date" title="A day, UTC" />
    </label>
  );
}

function offered(group: ActivityGroup | undefined): ActivityAction[] {
  return group === undefined
    ? (Object.keys(activityActions) as ActivityAction[])
    : actionsOf(group);
}
