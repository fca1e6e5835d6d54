"use client";

import { type SubmitEvent, useState } from "react";
import type { AccessAnswer } from "./post-access.ts";

type Refusal = Extract<AccessAnswer, { ok: false }>;

/**
 * Runs a command on a form's content; what was refused can be corrected, because the fields stay as they are.
 *
 * @param onDone called once the command was accepted; the form stays busy, for it usually leads elsewhere
 */
export function useAccessForm(
  send: (text: (name: string) => string) => Promise<AccessAnswer>,
  onDone: (body: Readonly<Record<string, unknown>>) => void,
) {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [pending, setPending] = useState(false);
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => {
      const value = form.get(name);
      return typeof value === "string" ? value : "";
    };
    setPending(true);
    void send(text).then((answer) => {
      setRefusal(answer.ok ? null : answer);
      setPending(false);
      if (answer.ok) onDone(answer.body);
    });
  };
  /** What was refused at this field; null for the whole form. */
  const refusedAt = (field: string | null): string | undefined =>
    refusal?.field === field ? refusal.message : undefined;
  return { pending, onSubmit, refusedAt, refusal };
}
