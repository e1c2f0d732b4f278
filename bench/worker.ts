import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** A process of its own that answers one question at a time. */
export interface Worker<Question, Answer> extends AsyncDisposable {
  ask(question: Question): Promise<Answer>;
}

/** @param file of bench/, which calls `answerQuestions` */
export function startWorker<Question extends object, Answer>(file: string): Worker<Question, Answer> {
  const child = fork(join(import.meta.dirname, file), { serialization: "advanced" });
  child.once("exit", (code, signal) => {
    if (signal !== "SIGKILL") throw new Error(`${file} has ended with ${code ?? signal}`);
  });
  return {
    async ask(question) {
      const answer = await new Promise<Answer | { failed: string }>((resolve) => {
        child.once("message", (message) => resolve(message as Answer));
        child.send(question);
      });
      if (typeof answer === "object" && answer && "failed" in answer) throw new Error(answer.failed);
      return answer;
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

/** The other side: what a worker does with a question. It ends with whoever started it. */
export function answerQuestions(answer: (question: never) => Promise<unknown>): void {
  process.on("disconnect", () => process.exit());
  process.on("message", (question) => {
    answer(question as never).then(
      (done) => process.send!(done),
      (error: Error) => process.send!({ failed: error.stack ?? error.message }),
    );
  });
}
