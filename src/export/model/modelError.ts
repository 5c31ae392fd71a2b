/** What can be wrong with a file of a network. */
export type ModelErrorCode =
  | "truncated"
  | "bad-zip"
  | "bad-crc"
  | "too-large"
  | "too-many-files"
  | "bad-magic"
  | "bad-header"
  | "bad-offsets"
  | "bad-type"
  | "bad-value"
  | "bad-shape"
  | "ambiguous"
  | "no-model"
  | "part-of-run"
  | "unknown-format";

/**
 * A file of a network that cannot be used, and what to do about it.
 *
 * `code` and `message` are plain strings, so that they may cross to the page; `file` is the name the user knows the
 * file by.
 */
export class ModelError extends Error {
  readonly code: ModelErrorCode;
  readonly file: string;

  constructor(code: ModelErrorCode, file: string, message: string) {
    super(message);
    this.name = "ModelError";
    this.code = code;
    this.file = file;
  }
}
