export type ShapeErrorCode =
  | "bad-matrix"
  | "bad-network"
  | "bad-images"
  | "bad-labels"
  | "bad-indices"
  | "bad-range"
  | "bad-layer"
  | "bad-parameters"
  | "bad-optimizer-state"
  | "bad-distortion"
  | "no-test-images"
  | "no-own-images";

/** Arrays, sizes or ranges that do not fit together. */
export class ShapeError extends Error {
  override readonly name = "ShapeError";
  readonly code: ShapeErrorCode;

  constructor(code: ShapeErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
