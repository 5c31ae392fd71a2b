import { Trash2 } from "lucide-react";
import { useEffect, useRef } from "react";
import type { OwnDigit } from "../../../app/own/ownDigits.ts";
import { inkImage } from "../../pixels/inkImage.ts";
import { useTheme } from "../../shell/context.ts";
import { SIDE } from "./lessonWords.ts";
import styles from "./OwnThumbs.module.css";

interface OwnThumbProps {
  readonly digit: OwnDigit;
  /** What tells it from the others. */
  readonly name: string;
  /** Whether Tab goes to it. */
  readonly reached: boolean;
  readonly onFocus: () => void;
  readonly onDelete: () => void;
}

/** One kept digit, which a press deletes. */
export function OwnThumb({ digit, name, reached, onFocus, onDelete }: OwnThumbProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme((s) => s.shown);
  useEffect(() => {
    canvas.current?.getContext("2d")?.putImageData(inkImage(digit.image, SIDE, SIDE), 0, 0);
  }, [digit.image, theme]);
  return (
    <button
      type="button"
      className={styles.thumb}
      aria-label={`Delete ${name}`}
      title="Delete"
      tabIndex={reached ? 0 : -1}
      data-id={digit.id}
      onFocus={onFocus}
      onClick={onDelete}
    >
      <canvas ref={canvas} width={SIDE} height={SIDE} />
      <Trash2 size={16} aria-hidden="true" />
    </button>
  );
}
