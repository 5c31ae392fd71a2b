import { X } from "lucide-react";
import { Button } from "../controls/Button.tsx";
import styles from "./HelpSheet.module.css";

/** What the page is and how to use it, in one short sheet. */
export default function HelpSheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <div className={styles.sheet}>
      <header className={styles.header}>
        <h2>How it works</h2>
        <Button look="quiet" aria-label="Close help" onClick={onClose}>
          <X size={16} aria-hidden="true" />
        </Button>
      </header>
      <ol className={styles.steps}>
        <li>
          <b>Data.</b> The page starts with digits it draws itself. Get MNIST by one click, or drop data of
          your own anywhere: IDX, NumPy, CSV, a zip, or a folder of images with one folder for each class.
          They never leave this device, and are still there tomorrow. <b>Browse</b> looks through them and
          puts them right.
        </li>
        <li>
          <b>Network and training.</b> Rate, optimiser, batch size and epochs change a run as it goes. A
          change of layers, first weights, seed or precision waits for a reset once a step has been taken;
          other data start a new run.
        </li>
        <li>
          <b>Train.</b> The loss is the mean cross-entropy: 2.30 is guessing among ten digits, 0 is certain
          and right. The blue curve is the training images, the vermilion one the images held back.
        </li>
        <li>
          <b>Draw.</b> Your strokes are framed as MNIST framed its digits: scaled to 20 px, centred by their
          ink, in 28×28 px. The strip under the pad shows each stage, and <b>Raw</b> leaves them out.
        </li>
        <li>
          <b>Ask.</b> Press a bar: why is it, or is it not, that digit? <b>Nudge</b> moves, scales and turns
          the drawing while the bars answer. Teach it the right digit, and training takes your drawing in.
        </li>
        <li>
          <b>Take it with you.</b> <b>Export</b> saves the run with a NumPy program that repeats it and checks
          every figure, the network for NumPy, PyTorch and ONNX, the curves. Drop such a file anywhere to go
          on.
        </li>
      </ol>
      <dl className={styles.keys}>
        <div>
          <dt>
            <kbd>Space</kbd>
          </dt>
          <dd>train or pause</dd>
        </div>
        <div>
          <dt>
            <kbd>.</kbd>
          </dt>
          <dd>one step</dd>
        </div>
        <div>
          <dt>
            <kbd>Ctrl</kbd> <kbd>Z</kbd>
          </dt>
          <dd>undo, with Shift redo</dd>
        </div>
        <div>
          <dt>
            <kbd>Ctrl</kbd> <kbd>V</kbd>
          </dt>
          <dd>read an image of a digit</dd>
        </div>
      </dl>
      <p className={styles.note}>
        The same seed gives the same run, every time and however many threads share the work: random numbers
        come in NumPy’s own order. Every step’s loss agrees with NumPy’s within 1e-12 of its size in float64,
        within 1e-5 in float32 with sigmoid or tanh. With ReLU in float32, rounding now and then switches a
        unit whose input is almost zero on or off: after some hundred steps two correct programs part, yet
        their final accuracy agrees.
      </p>
    </div>
  );
}
