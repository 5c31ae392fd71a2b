export const problemScopes = ["data", "run", "link", "worker", "drawing", "export"] as const;

/** Something a person should know, in a sentence that says what to do; `code` is for programs. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  /** What it is about: it goes when that is next tried; those of the worker stay until dismissed. */
  readonly scope: (typeof problemScopes)[number];
  /** The visitor's file that it was met with, where it was one; what is wrong with files is told together. */
  readonly file?: string;
}
