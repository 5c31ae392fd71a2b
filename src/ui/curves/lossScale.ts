import { createStore } from "zustand/vanilla";
import type { LossScale } from "./lossAxis.ts";

/** How the loss is shown: the chart and the pictures of it agree. */
export const lossScale = createStore<{ readonly scale: LossScale }>(() => ({ scale: "log" }));
