import type { ButtonHTMLAttributes } from "react";
import styles from "./Button.module.css";

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: "plain" | "quiet" | "primary";
}

/** A push button; `quiet` has no frame, `primary` is the one thing to do. */
export function Button({ look = "plain", className = "", ...rest }: ButtonProps) {
  return <button type="button" {...rest} className={`${styles.button} ${styles[look]} ${className}`} />;
}
