import type { Crew, MemberJob } from "../engine/fast/crew.ts";

/** Threads of the engine's team, as workers of the training worker; who is given back is sent out again. */
export class WorkerCrew implements Crew {
  private readonly free: Worker[] = [];

  /** @param onJoined told whenever a thread has joined its team */
  constructor(private readonly onJoined: () => void) {}

  enlist(job: MemberJob, count: number): () => void {
    const sent = Array.from({ length: count }, () => this.free.pop() ?? this.start());
    for (const member of sent) member.postMessage(job);
    return () => void this.free.push(...sent);
  }

  private start(): Worker {
    const member = new Worker(new URL("./teamMember.ts", import.meta.url), {
      type: "module",
      name: "inkling-team",
    });
    member.onmessage = this.onJoined;
    return member;
  }
}
