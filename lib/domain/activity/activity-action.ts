/** What the page divides activity by. */
export const activityGroups = {
  personal_data: "Personal data viewed",
  exports: "Exports and reports",
  replays: "Replays",
  settings: "Settings",
  sign_ins: "Sign-ins",
} as const;

export type ActivityGroup = keyof typeof activityGroups;

/** Everything that is recorded: its group, and how a line says that somebody did it. */
export const activityActions = {
  "customer.view": ["personal_data", "viewed personal data"],
  "event.view": ["personal_data", "viewed personal data"],
  "list.view": ["personal_data", "viewed a list"],
  "event.compare": ["personal_data", "compared two events"],
  "event.body": ["personal_data", "downloaded a body"],
  "events.export": ["exports", "exported events"],
  "events.manifest": ["exports", "made a manifest"],
  "evidence.make": ["exports", "made an evidence report"],
  "audit.make": ["exports", "made an audit report"],
  "activity.export": ["exports", "exported activity"],
  "replay.start": ["replays", "started a replay"],
  "replay.approve": ["replays", "approved a replay"],
  "replay.pause": ["replays", "paused a replay"],
  "replay.resume": ["replays", "resumed a replay"],
  "replay.cancel": ["replays", "cancelled a replay"],
  "replay.change": ["replays", "changed a replay"],
  "replay.finish": ["replays", "finished a replay"],
  "event.replay": ["replays", "replayed an event"],
  "destination.create": ["replays", "added a destination"],
  "destination.change": ["replays", "changed a destination"],
  "destination.delete": ["replays", "deleted a destination"],
  "source.create": ["settings", "added a source"],
  "source.change": ["settings", "changed a source"],
  "source.reverify": ["settings", "re-verified rejected events"],
  "event.delete": ["settings", "deleted a test event"],
  "event.send_test": ["settings", "sent a test entry"],
  "events.reread": ["settings", "read events again"],
  "view.create": ["settings", "saved a view"],
  "view.change": ["settings", "changed a saved view"],
  "view.delete": ["settings", "deleted a saved view"],
  "token.create": ["settings", "created a token"],
  "token.revoke": ["settings", "revoked a token"],
  "invitation.create": ["settings", "made an invitation link"],
  "invitation.revoke": ["settings", "revoked an invitation"],
  "invitation.accept": ["settings", "accepted an invitation"],
  "welcome_link.create": ["settings", "made the link for the first account"],
  "member.create": ["settings", "made an account"],
  "member.change": ["settings", "changed a member"],
  "member.remove": ["settings", "removed a member"],
  "customer.erase": ["settings", "erased a customer"],
  "retention.change": ["settings", "changed retention"],
  "retention.drop": ["settings", "dropped a month"],
  "secret.rotate": ["settings", "rotated the app secret"],
  "session.start": ["sign_ins", "signed in"],
  "session.end": ["sign_ins", "signed out"],
  "session.revoke": ["sign_ins", "ended a session"],
  "provider.connect": ["sign_ins", "connected their company account"],
  "password.change": ["sign_ins", "changed a password"],
  "second_factor.change": ["sign_ins", "changed the second factor"],
  "passkey.change": ["sign_ins", "changed a passkey"],
  "token.use": ["sign_ins", "called the API"],
  "access.refuse": ["sign_ins", "was refused"],
} as const satisfies Record<string, readonly [ActivityGroup, string]>;

/** What Better Auth writes itself, in a transaction of its own: recorded right after it. */
export const writtenByBetterAuth: ReadonlySet<string> = new Set([
  "session.start",
  "session.end",
  "provider.connect",
  "password.change",
  "second_factor.change",
  "passkey.change",
] satisfies ActivityAction[]);

export type ActivityAction = keyof typeof activityActions;

/** The actions of a group, in the order above. */
export function actionsOf(group: ActivityGroup): ActivityAction[] {
  return Object.entries(activityActions)
    .filter(([, [of]]) => of === group)
    .map(([action]) => action as ActivityAction);
}
