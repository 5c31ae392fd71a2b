// What a network costs and how it begins, for those who describe a run without an engine at hand.
export { initialDeviation, parameterCounts } from "../engine/network.ts";
