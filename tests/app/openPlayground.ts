import { onTestFinished } from "vitest";
import { Playground } from "../../src/app/playground.ts";
import { InProcessWorker, until } from "./inProcessWorker.ts";

export const smallHash = "#layers=784-16-10&batch=32&epochs=2&validation=100";

/** A page on a worker of its own, and the workers it has had; closed when the test ends. */
export function newPlayground(hash = smallHash) {
  const workers: InProcessWorker[] = [];
  const spawn = () => {
    const worker = new InProcessWorker();
    workers.push(worker);
    return worker;
  };
  const playground = new Playground(spawn, hash);
  onTestFinished(() => playground.dispose());
  return { playground, workers };
}

/** A page whose data are loaded. */
export async function readyPlayground(hash = smallHash) {
  const page = newPlayground(hash);
  await until(page.playground, ({ status, tray }) => status.state === "ready" && tray.missing.length === 0);
  return page;
}
