import { useEffect, useRef, useState } from "react";
import type { FrozenExport } from "#lib/domain/export/export-request.ts";
import { type AskedExport, exportHref } from "#lib/url/export-hrefs.ts";
import {
  beginExport,
  type ExportProgress,
  saveExport,
} from "./download-export.ts";
import { findSavePicker, isCancelled } from "./save-file.ts";

export type ExportState =
  | { readonly kind: "idle" }
  | { readonly kind: "running"; readonly progress: ExportProgress | null }
  | {
      readonly kind: "saved";
      readonly progress: ExportProgress;
      readonly frozen: FrozenExport;
    }
  /** The browser saves it by itself, and tells how that goes. */
  | { readonly kind: "handed_over"; readonly frozen: FrozenExport }
  | { readonly kind: "cancelled" }
  | { readonly kind: "failed"; readonly message: string };

/** One export at a time: start it, watch it, cancel it. Leaving the page cancels it too. */
export function useExport(): {
  readonly state: ExportState;
  readonly start: (asked: AskedExport) => void;
  readonly cancel: () => void;
} {
  const [state, setState] = useState<ExportState>({ kind: "idle" });
  const running = useRef<AbortController>(null);
  const cancel = () => running.current?.abort();
  useEffect(() => cancel, []);

  const start = (asked: AskedExport) => {
    cancel();
    const controller = new AbortController();
    running.current = controller;
    run(asked, controller.signal, setState).catch((error: unknown) => {
      setState(
        controller.signal.aborted || isCancelled(error)
          ? { kind: "cancelled" }
          : { kind: "failed", message: toMessage(error) },
      );
    });
  };
  return { state, start, cancel };
}

async function run(
  asked: AskedExport,
  signal: AbortSignal,
  show: (state: ExportState) => void,
): Promise<void> {
  const what = asked.filter.entries === "only" ? "entries" : "events";
  // Asked first: a browser shows this dialog only right after a press.
  const file = await findSavePicker()?.({
    suggestedName: `${what}.${asked.format}`,
  });
  show({ kind: "running", progress: null });
  if (file) {
    const begun = await beginExport(asked, signal);
    const progress = await saveExport(begun, file, (soFar) => {
      show({ kind: "running", progress: soFar });
    });
    show({ kind: "saved", progress, frozen: begun.frozen });
  } else {
    const { frozen, answer } = await beginExport(asked, signal);
    await answer.body?.cancel();
    handOver(exportHref(frozen));
    show({ kind: "handed_over", frozen });
  }
}

function handOver(href: string): void {
  const link = document.createElement("a");
  link.href = href;
  link.download = "";
  link.click();
}

function toMessage(error: unknown): string {
  // What fetch itself throws is written for programmers.
  return error instanceof Error && !(error instanceof TypeError)
    ? error.message
    : "The connection broke off before everything came.";
}
