import { boundedText } from "#lib/domain/text/bounded-text.ts";
import type { Problem, ProblemKind } from "./problem.ts";

const most = 50;

/** Collects the problems of one body. Beyond 50 they are counted, not kept. */
export class ProblemList {
  readonly #kept: Problem[] = [];
  #count = 0;
  #warned = false;

  note(kind: ProblemKind, path: string, message: string): void {
    this.add("note", () => ({ kind, path, message }));
  }

  warn(kind: ProblemKind, path: string, message: string): void {
    this.add("warning", () => ({ kind, path, message }));
  }

  /** For the many departures that one body may have: `describe` is called only while there is room. */
  add(
    severity: Problem["severity"],
    describe: () => Omit<Problem, "severity">,
  ): void {
    if (severity === "warning") this.#warned = true;
    this.#count += 1;
    if (this.#kept.length >= most) return;
    const { kind, path, message } = describe();
    this.#kept.push({
      kind,
      severity,
      path: boundedText(path, 512),
      message: boundedText(message, 1_000),
    });
  }

  /** True when a warning came, kept or not. */
  get warned(): boolean {
    return this.#warned;
  }

  /** At most 50, the last one saying how many more there were. */
  toArray(): readonly Problem[] {
    if (this.#count <= most) return this.#kept;
    const unlisted = this.#count - (most - 1);
    return [
      ...this.#kept.slice(0, most - 1),
      {
        kind: "more_problems",
        severity: this.#warned ? "warning" : "note",
        path: "$",
        message: `The body has ${String(unlisted)} more problems that are not listed.`,
      },
    ];
  }
}
