/** Starts the training worker; its program is known here by address alone. */
export function spawnTrainingWorker(): Worker {
  return new Worker(new URL("../worker/main.ts", import.meta.url), {
    type: "module",
    name: "inkling-training",
  });
}
