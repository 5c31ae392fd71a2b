import { type ComponentType } from "react";
import { lazyPart } from "../problems/lazyPart.ts";
import { WeightsView } from "../weights/WeightsView.tsx";

interface View {
  readonly name: string;
  readonly title: string;
  /** How a sentence about it begins. */
  readonly part: string;
  /** What is shown of it; it exists only while its tab is chosen. */
  readonly Panel: ComponentType;
}

/** What there is to see of a run, in the order of its tabs. All but the first are fetched when they are asked for. */
export const views = [
  { name: "weights", title: "Weights", part: "The weights", Panel: WeightsView },
  {
    name: "numpy",
    title: "NumPy",
    part: "The NumPy program",
    Panel: lazyPart(() => import("../numpy/NumpyView.tsx")),
  },
] as const satisfies readonly View[];

export type ViewName = (typeof views)[number]["name"];
