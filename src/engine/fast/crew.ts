/** What a thread is given to become a member of the team that works on a memory. */
export interface MemberJob {
  readonly kernels: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  /** Lets it join until the team is dismissed. */
  readonly ticket: number;
}

/** Threads that the engine's host provides: the engine itself knows of no workers. */
export interface Crew {
  /**
   * Sends `count` threads to join (`joinTeam`); they come when they come, and the work goes on without them
   * until then. Returns what gives them back once the team has been dismissed.
   */
  enlist(job: MemberJob, count: number): () => void;
}
