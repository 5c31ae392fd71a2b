// What a network costs and how it begins, for those who describe a run without an engine at hand.
export { activations, initialDeviation, parameterCounts, type Activation } from "../engine/network.ts";
