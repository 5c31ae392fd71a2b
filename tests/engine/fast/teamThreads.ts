import type { Crew, MemberJob } from "../../../src/engine/fast/crew.ts";
import { inPage } from "../../environment.ts";

/** A thread that does one job after another. */
interface TeamMember {
  send(job: MemberJob): void;
}

/**
 * Starts a thread, in Node and in a page. What goes wrong in it fails the test run.
 *
 * A page starts its workers between tasks: wait for a member by promises, since a loop that spins would keep
 * it from starting.
 */
const startMember: () => TeamMember = inPage ? startInPage : await nodeStarter();

/** Threads for the engines under test; who is given back is sent out again. */
export class TestCrew implements Crew {
  private readonly free: TeamMember[] = [];

  enlist(job: MemberJob, count: number): () => void {
    const sent = Array.from({ length: count }, () => this.free.pop() ?? startMember());
    for (const member of sent) member.send(job);
    return () => void this.free.push(...sent);
  }
}

function startInPage(): TeamMember {
  const worker = new Worker(new URL("../../../src/worker/teamMember.ts", import.meta.url), {
    type: "module",
  });
  worker.onerror = ({ message }) => {
    reportError(new Error(`team member: ${message || "its module does not load"}`));
  };
  return { send: (job) => worker.postMessage(job) };
}

async function nodeStarter(): Promise<() => TeamMember> {
  const { Worker: Thread } = await import("node:worker_threads");
  return () => {
    const thread = new Thread(new URL("./nodeMember.mjs", import.meta.url));
    thread.unref();
    return { send: (job) => thread.postMessage(job) };
  };
}
