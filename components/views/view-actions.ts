import type { ActionResult } from "#lib/actions/action-result.ts";

/** What can be done to saved views; the server checks what it is given. */
export type ViewActions = {
  readonly createView: (view: object) => Promise<ActionResult>;
  readonly updateView: (id: string, change: object) => Promise<ActionResult>;
  readonly deleteView: (id: string) => Promise<ActionResult>;
};
