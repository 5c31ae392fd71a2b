import { useEffect, useRef, useState } from "react";

/**
 * The value at most `delayMs` late, so that two costly pictures of it are not painted in one frame.
 * A value that comes while one waits takes its place and its turn: a stream of them is never held up.
 */
export function useLater<T>(value: T, delayMs: number): T {
  const [later, setLater] = useState(value);
  const latest = useRef(value);
  const timer = useRef<number | null>(null);
  useEffect(() => {
    latest.current = value;
    timer.current ??= window.setTimeout(() => {
      timer.current = null;
      setLater(() => latest.current);
    }, delayMs);
  }, [value, delayMs]);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = null;
    },
    [],
  );
  return later;
}
