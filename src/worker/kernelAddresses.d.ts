/*
 * `import address from "…/kernels/f32.ts?kernels=plain-local"`: the address of the compiled module, by the
 * plugin in `kernels.config.js`.
 */

declare module "*?kernels=plain-local" {
  const address: string;
  export default address;
}

declare module "*?kernels=plain-shared" {
  const address: string;
  export default address;
}

declare module "*?kernels=relaxed-local" {
  const address: string;
  export default address;
}

declare module "*?kernels=relaxed-shared" {
  const address: string;
  export default address;
}
