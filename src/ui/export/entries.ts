import type { Playground } from "../../app/playground.ts";
import { ofRun } from "./ofRun.ts";
import { pictureForms } from "./pictureForms.ts";

/** A file that is ready to be saved. */
export interface MadeFile {
  readonly name: string;
  readonly blob: Blob;
}

/** What the visitor has chosen for all entries. */
export interface ExportOptions {
  /** Whether the zip brings a public data set along. */
  readonly withData: boolean;
  /** The look of pictures, which may not be the page's. */
  readonly theme: "light" | "dark";
}

/** A kind of file that an entry can be saved as. */
export interface ExportForm {
  /** Its ending, as the button shows it. */
  readonly ending: string;
  /** Resolves to `null` where a problem has been reported; what it throws is shown in the menu. */
  readonly make: (playground: Playground, options: ExportOptions) => Promise<MadeFile | null>;
}

export interface ExportEntry {
  readonly title: string;
  /** What opens it, in one line. */
  readonly opens: string;
  /** What to type, if anything; it stands behind what opens it. */
  readonly command?: string;
  /** For programs: whether a public data set comes along on wish and any other always, or never one. */
  readonly data?: "never" | "onWish";
  /** One, or several to choose between. */
  readonly forms: readonly ExportForm[];
}

export interface ExportGroup {
  readonly title: string;
  readonly entries: readonly ExportEntry[];
  /** Whether its files come in a light and a dark look. */
  readonly themed?: true;
}

/** What to type for an entry: the data's folder is named where the file does not bring them. */
export function commandOf({ command, data }: ExportEntry, dataComesAlong: boolean): string | undefined {
  const brings = data === undefined || (data === "onWish" && dataComesAlong);
  return command === undefined || brings ? command : `${command} --data DIR`;
}

/** Everything that can be taken along, in the order of the menu; the zip that repeats the run comes first. */
export const exportGroups: readonly ExportGroup[] = [
  {
    title: "The run",
    entries: [
      {
        title: "Everything, to repeat the run",
        opens: "This page, and NumPy:",
        command: "python3 train.py --check",
        data: "onWish",
        forms: [{ ending: ".zip", make: ofRun("bundle") }],
      },
      {
        title: "NumPy program",
        opens: "Python with NumPy:",
        command: "python3 train.py",
        data: "never",
        forms: [{ ending: ".py", make: ofRun("program") }],
      },
      {
        title: "Curves",
        opens: "pandas, R, Excel: every figure, all digits",
        forms: [{ ending: ".csv", make: ofRun("curves") }],
      },
      {
        title: "Experiment",
        opens: "This page: the set-up and its figures",
        forms: [{ ending: ".json", make: ofRun("experiment") }],
      },
    ],
  },
  {
    title: "The network",
    entries: [
      {
        title: "NumPy arrays",
        opens: "This page, and NumPy:",
        command: "np.load",
        forms: [{ ending: ".npz", make: ofRun("npz") }],
      },
      {
        title: "safetensors",
        opens: "This page, PyTorch, JAX, Hugging Face",
        forms: [{ ending: ".safetensors", make: ofRun("safetensors") }],
      },
      {
        title: "ONNX",
        opens: "ONNX Runtime, Netron: float32 (N, pixels), 0 to 255",
        forms: [{ ending: ".onnx", make: ofRun("onnx") }],
      },
      {
        title: "PyTorch",
        opens: "One machine or many:",
        command: "torchrun train_torch.py",
        data: "onWish",
        forms: [{ ending: ".zip", make: ofRun("torch") }],
      },
    ],
  },
  {
    title: "Pictures",
    themed: true,
    entries: [
      { title: "Loss chart", opens: "Slides, papers, drawing programs", forms: pictureForms("loss") },
      { title: "Accuracy chart", opens: "Slides, papers, drawing programs", forms: pictureForms("accuracy") },
      { title: "Weights", opens: "Slides, papers, drawing programs", forms: pictureForms("weights") },
    ],
  },
];
