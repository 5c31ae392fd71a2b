import styles from "./UndoButton.module.css";

interface UndoButtonProps {
  /** Nothing is left to take back; it stays, so that the focus does. */
  readonly resting: boolean;
  readonly onClick: () => void;
}

/** Takes back what the sentence before it says. */
export function UndoButton({ resting, onClick }: UndoButtonProps) {
  return (
    <button
      type="button"
      className={styles.undo}
      aria-disabled={resting || undefined}
      onClick={resting ? undefined : onClick}
    >
      Undo
    </button>
  );
}
