/** What can be wrong with a photo. */
export type PictureErrorCode = "wrong-length" | "too-small" | "no-ink";

/** A photo in which nothing can be found that was drawn, and what to do about it. */
export class PictureError extends Error {
  override readonly name = "PictureError";
  readonly code: PictureErrorCode;

  constructor(code: PictureErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
