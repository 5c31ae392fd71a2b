import { RotateCcw, TriangleAlert, X } from "lucide-react";
import { Button } from "../controls/Button.tsx";
import { usePlayground, usePlaygroundState } from "../shell/context.ts";
import { gather } from "./gather.ts";
import styles from "./ProblemList.module.css";

/** What went wrong and what to do, for the page's end, until it is mended or sent away. */
export function ProblemList() {
  const playground = usePlayground();
  const problems = usePlaygroundState((s) => s.problems);
  return (
    <section className={styles.list} aria-label="Problems">
      {gather(problems).map(([problem, ...rest]) => (
        <div
          key={problem.file === undefined ? problem.message : "files"}
          className={styles.problem}
          role="alert"
          data-code={problem.code}
        >
          <TriangleAlert size={17} aria-hidden="true" />
          <div>
            <p>{problem.message}</p>
            {rest.length > 0 && (
              <details className={styles.more}>
                <summary>and {rest.length} more</summary>
                <ul>
                  {rest.map(({ code, message }) => (
                    <li key={message} data-code={code}>
                      {message}
                    </li>
                  ))}
                </ul>
              </details>
            )}
            {problem.code === "diverged" && (
              <Button
                className={styles.reset ?? ""}
                aria-label="Reset and try again"
                onClick={() => {
                  playground.reset();
                }}
              >
                <RotateCcw size={14} aria-hidden="true" /> Reset
              </Button>
            )}
          </div>
          <button
            type="button"
            className={styles.dismiss}
            aria-label="Dismiss"
            title="Dismiss"
            onClick={() => {
              for (const told of [problem, ...rest]) playground.dismiss(told);
            }}
          >
            <X size={16} aria-hidden="true" />
          </button>
        </div>
      ))}
    </section>
  );
}
