import { runJob, serveJobs } from "./jobs";
import { dismissTeam, joinTeam } from "./team";

/** Does one job on the batch in memory, with whoever has joined. */
export function run(kind: i32): void {
  runJob<f64>(kind);
}

/** Joins the team as a member; -1 where the ticket has expired, else what `serve` is to be given. */
export function join(ticket: i32): i32 {
  return joinTeam(ticket);
}

/** Serves until dismissed. */
export function serve(joined: i32): void {
  serveJobs<f64>(joined);
}

/** Sends all members away; returns the ticket that the next must hold. */
export function dismiss(): i32 {
  return dismissTeam();
}
