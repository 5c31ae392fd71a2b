import type { MemberJob } from "./crew.ts";
import { instantiateKernels } from "./kernelExports.ts";

/** Joins a team on the thread that calls it, says so, and works until the team is dismissed. */
export function serveTeam({ kernels, memory, ticket }: MemberJob, onJoined: () => void): void {
  const member = instantiateKernels(kernels, memory);
  const joined = member.join(ticket);
  if (joined === -1) return;
  onJoined();
  member.serve(joined);
}
