import type { ReactNode } from "react";
import styles from "./PageEnd.module.css";

/** Where notices stand one above the other, over the end of the page. */
export function PageEnd({ children }: { readonly children: ReactNode }) {
  return <div className={styles.stack}>{children}</div>;
}
