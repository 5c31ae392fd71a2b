import { useEffect, useState } from "react";
import { useLater } from "../curves/useLater.ts";
import { useOwnDigits } from "../drawing/own/useOwnDigits.ts";
import { usePlayground, usePlaygroundState } from "../shell/context.ts";

/** Long enough for a slider that is being drawn, and for the worker to have taken the change. */
const DELAY_MS = 200;

interface Program {
  /** Its text; `null` until it is there. */
  readonly text: string | null;
  /** Why there is none of the run as it is now; what is shown is of before, then. */
  readonly problem: string | null;
}

/** The program of the run that stands, made anew when the run, its data or what was changed of it is another. */
export function useProgram(): Program {
  const playground = usePlayground();
  const run = useLater(
    usePlaygroundState((s) => s.run),
    DELAY_MS,
  );
  const dataset = useLater(
    usePlaygroundState((s) => s.dataset),
    DELAY_MS,
  );
  const digits = useLater(
    useOwnDigits((s) => s.digits),
    DELAY_MS,
  );
  const weight = useLater(
    useOwnDigits((s) => s.weight),
    DELAY_MS,
  );
  const [program, setProgram] = useState<Program>({ text: null, problem: null });

  useEffect(() => {
    if (run === null || dataset === null) return;
    let current = true;
    const show = async () => {
      try {
        const made = await playground.exports.make("program");
        const text = made && (await made.blob.text());
        if (current && text !== null) setProgram({ text, problem: null });
        else if (current) setProgram(({ text }) => ({ text, problem: "it could not be made" }));
      } catch (error) {
        const problem = error instanceof Error ? error.message : String(error);
        if (current) setProgram(({ text }) => ({ text, problem }));
      }
    };
    void show();
    return () => {
      current = false; // a newer one is on its way
    };
  }, [playground, run, dataset, digits, weight]);
  return program;
}
