import { useEffect, useRef } from "react";
import { inkImage } from "../pixels/inkImage.ts";
import { useTheme } from "../shell/context.ts";
import styles from "./ReadImage.module.css";

const SIDE = 28;

/** The 28×28 bytes the network reads: the drawing framed as MNIST framed its digits. */
export function ReadImage({ image }: { readonly image: Uint8Array | null }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme((s) => s.shown);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    context.clearRect(0, 0, SIDE, SIDE);
    if (image) context.putImageData(inkImage(image, SIDE, SIDE), 0, 0);
  }, [image, theme]);
  return (
    <figure className={styles.figure}>
      <canvas ref={canvas} width={SIDE} height={SIDE} role="img" aria-label="What the network reads" />
      <figcaption>read as 28×28</figcaption>
    </figure>
  );
}
