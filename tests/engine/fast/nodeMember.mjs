/** A member of the engine's team as a thread of Node; in a page it is `src/worker/teamMember.ts`. */
import { parentPort } from "node:worker_threads";

/** @typedef {import("../../../src/engine/fast/crew.ts").MemberJob} MemberJob */
/** @typedef {import("../../../src/engine/fast/kernelExports.ts").KernelExports} KernelExports */

parentPort?.on("message", (/** @type {MemberJob} */ { kernels, memory, ticket }) => {
  const { exports } = new WebAssembly.Instance(kernels, { env: { memory } });
  const member = /** @type {KernelExports} */ (/** @type {unknown} */ (exports));
  const joined = member.join(ticket);
  if (joined !== -1) member.serve(joined);
});
