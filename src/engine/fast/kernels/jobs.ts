import { backward } from "./backward";
import { forward } from "./forward";
import { leaveJob, predictJob, trainJob } from "../layout";
import { awaitJob, beginJob, leaveTeam } from "./team";

/** Does a job with whoever has joined by now; returns when all of it is done. */
export function runJob<T>(kind: i32): void {
  beginJob(kind);
  work<T>(kind);
}

/** Serves as a member of the team until told to leave; `word` is what joining it gave. */
export function serveJobs<T>(word: i32): void {
  for (;;) {
    word = awaitJob(word);
    const kind = word & 15;
    if (kind === leaveJob) break;
    work<T>(kind);
  }
  leaveTeam();
}

function work<T>(kind: i32): void {
  forward<T>(kind === trainJob, kind !== predictJob);
  if (kind === trainJob) backward<T>();
}
