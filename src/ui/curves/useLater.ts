import { useEffect, useState } from "react";

/** The value as it was `delayMs` ago, so that two costly pictures of it are not painted in one frame. */
export function useLater<T>(value: T, delayMs: number): T {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => {
      setLater(value);
    }, delayMs);
    return () => {
      clearTimeout(timer);
    };
  }, [value, delayMs]);
  return later;
}
