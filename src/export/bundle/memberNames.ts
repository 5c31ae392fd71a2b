/** Files of a run that is taken along whole, by their names in the zip. */
export const memberNames = {
  program: "train.py",
  model: "model.npz",
  curves: "curves.csv",
  experiment: "experiment.json",
  readme: "README.txt",
  resume: "resume.npz",
  own: "own.npz",
  start: "start.npz",
} as const;

/** Folder of the data set's files. */
export const DATA_FOLDER = "data/";
