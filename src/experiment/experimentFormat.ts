/** What `experiment.json` says it is. */
export const EXPERIMENT_FORMAT = "inkling-experiment";
export const EXPERIMENT_VERSION = 1;
