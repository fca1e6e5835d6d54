import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

/** A child process that answers one message at a time. */
export type Child<Question, Answer> = {
  ask(question: Question): Promise<Answer>;
  stop(): void;
};

/** @param program a file of this folder */
export function startChild<Question extends object, Answer>(
  program: string,
): Child<Question, Answer> {
  const child = fork(path.join(import.meta.dirname, program), {
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  return {
    ask: async (question) => {
      const settled = new AbortController();
      const { signal } = settled;
      child.send(question);
      try {
        const ended = once(child, "exit", { signal }).then(() => {
          throw new Error(`${program} ended before it answered.`);
        });
        const [answer] = (await Promise.race([
          once(child, "message", { signal }),
          ended,
        ])) as [Answer];
        return answer;
      } finally {
        settled.abort();
      }
    },
    stop: () => child.kill(),
  };
}
