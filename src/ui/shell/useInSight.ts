import { useEffect, useState, type RefObject } from "react";

/** Whether any of an element is within the window, as far as it has been scrolled. */
export function useInSight(target: RefObject<Element | null>): boolean {
  const [inSight, setInSight] = useState(false);
  useEffect(() => {
    const element = target.current;
    if (!element) return;
    const observer = new IntersectionObserver((entries) => {
      setInSight(entries.at(-1)?.isIntersecting ?? false); // the last one is how it is now
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [target]);
  return inSight;
}
