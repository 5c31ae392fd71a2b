import type { ModelErrorCode } from "../../../../src/export/model/modelError.ts";

/** What is wrong with it, the file, and how the reader answers: its code, and its message behind “bad.file: ”. */
export type BadModel = readonly [what: string, file: Uint8Array, code: ModelErrorCode, message: string];
