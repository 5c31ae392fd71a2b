import type { ComponentProps } from "react";
import styles from "./Button.module.css";

interface ButtonProps extends ComponentProps<"button"> {
  readonly look?: "plain" | "quiet";
  /** Like `disabled`, but it keeps the focus: for buttons that their own press may put out of use. */
  readonly resting?: boolean;
}

/** A push button; `quiet` has no frame. */
export function Button({ look = "plain", className = "", resting = false, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={resting || undefined}
      onClick={resting ? undefined : onClick}
      className={`${styles.button} ${look === "quiet" ? styles.quiet : ""} ${className}`}
    />
  );
}
