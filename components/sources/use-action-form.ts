"use client";

import { type SubmitEvent, startTransition, useActionState } from "react";
import type { ActionResult } from "#lib/actions/action-result.ts";

/**
 * Runs a server action on a form's content. Unlike the form's own `action` it
 * does not empty the fields, so what was refused can be corrected.
 *
 * @param onDone called with the form once the action has answered well
 */
export function useActionForm<T>(
  action: (form: FormData) => Promise<ActionResult<T>>,
  onDone?: (form: HTMLFormElement) => void,
) {
  const [result, run, pending] = useActionState(
    async (_: ActionResult<T> | null, form: HTMLFormElement) => {
      const answer = await action(new FormData(form));
      if (answer.ok) onDone?.(form);
      return answer;
    },
    null,
  );
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    startTransition(() => {
      run(form);
    });
  };
  return { result, pending, onSubmit };
}
