import { TriangleAlert, X } from "lucide-react";
import { usePlayground, usePlaygroundState } from "../shell/context.ts";
import styles from "./ProblemList.module.css";

/** What went wrong and what to do, until it is mended or sent away. */
export function ProblemList() {
  const playground = usePlayground();
  const problems = usePlaygroundState((s) => s.problems);
  return (
    <section className={styles.list} aria-label="Problems">
      {problems.map((problem) => (
        <div key={problem.message} className={styles.problem} role="alert" data-code={problem.code}>
          <TriangleAlert size={17} aria-hidden="true" />
          <p>{problem.message}</p>
          <button
            type="button"
            aria-label="Dismiss"
            onClick={() => {
              playground.dismiss(problem);
            }}
          >
            <X size={16} aria-hidden="true" />
          </button>
        </div>
      ))}
    </section>
  );
}
