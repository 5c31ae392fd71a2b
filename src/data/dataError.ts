/** What can be wrong with a file of images or labels. */
export type DataErrorCode =
  | "truncated"
  | "bad-gzip"
  | "bad-crc"
  | "too-large"
  | "bad-magic"
  | "bad-type"
  | "bad-dimensions"
  | "wrong-length"
  | "labels-for-images"
  | "images-for-labels"
  | "label-out-of-range"
  | "empty"
  | "unsupported-size"
  | "counts-differ"
  | "unknown-format"
  | "wrong-format"
  | "bad-header"
  | "bad-zip"
  | "bad-path"
  | "bad-cell"
  | "bad-image"
  | "no-classes"
  | "too-many-files"
  | "conflict"
  | "out-of-memory"
  | "unreadable"
  | "bad-edit"
  | "too-few-classes";

/**
 * A file that cannot be used, and what to do about it.
 *
 * `code` and `message` are plain strings, so that they may cross to the page; `file` is the name the
 * user knows the file by.
 */
export class DataError extends Error {
  readonly code: DataErrorCode;
  readonly file: string;

  constructor(code: DataErrorCode, file: string, message: string) {
    super(message);
    this.name = "DataError";
    this.code = code;
    this.file = file;
  }
}
