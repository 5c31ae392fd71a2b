import type { Answer, Question, Reply } from "./contestant.ts";

declare global {
  interface Window {
    /** Asks the contestant on this page; rejects with what went wrong in its worker. */
    askContestant: (question: Question) => Promise<Answer>;
  }
}

/** A question that waits for its answer. */
interface Asked {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** Puts a contestant's worker on this page. */
export function present(worker: Worker): void {
  const waiting = new Map<number, Asked>();
  let problem: string | null = null;
  let count = 0;

  worker.addEventListener("message", ({ data }: MessageEvent<Reply>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if ("problem" in data) asked?.reject(new Error(data.problem));
    else asked?.resolve(data.answer);
  });
  worker.addEventListener("error", (event) => {
    problem = event.message || "the worker does not load";
    for (const asked of waiting.values()) asked.reject(new Error(problem));
    waiting.clear();
  });

  window.askContestant = (question) => {
    if (problem !== null) return Promise.reject(new Error(problem));
    const id = count++;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, ...question });
    });
  };
}
