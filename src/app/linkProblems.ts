import type { StoreApi } from "zustand/vanilla";
import type { HashProblem } from "../experiment/hash.ts";
import type { Problem } from "../experiment/problem.ts";
import type { PlaygroundState } from "./playgroundState.ts";

export interface LinkProblemsHost {
  readonly store: StoreApi<PlaygroundState>;
  report(problem: Problem): void;
}

/** What of a link could not be used: said until another link comes, or what it is about has been set anew. */
export class LinkProblems {
  /** Whether the layers are those of a link that no run has been made of yet. */
  private areLinked = false;
  /** The layers that took the place of the link's, which the data do not allow. */
  private usedInstead: readonly number[] | null = null;

  constructor(private readonly host: LinkProblemsHost) {}

  /** The page's experiment is that of a link; `problems` are what was found in reading it. */
  follow(hash: string, problems: readonly HashProblem[]): void {
    this.areLinked = /[#&]layers=/.test(hash);
    this.usedInstead = null;
    this.keep(() => false);
    for (const { key, message } of problems) this.host.report(problemOf(key, message));
  }

  /** A run has been made: layers follow the data without a word, unless somebody sent them. */
  runMade(wanted: readonly number[], used: readonly number[]): void {
    if (this.usedInstead !== null && !haveSameEnds(this.usedInstead, used)) this.setAnew(["layers"]);
    if (this.areLinked && wanted !== used) {
      this.usedInstead = used;
      this.host.report(problemOf("layers", unfit(wanted, used)));
    }
    this.areLinked = false;
  }

  /** These keys of a link have other values now than it gave them. */
  setAnew(keys: readonly string[]): void {
    if (keys.includes("layers")) this.usedInstead = null;
    const codes = keys.map(codeOf);
    this.keep(({ code }) => !codes.includes(code));
  }

  private keep(isTrueStill: (problem: Problem) => boolean): void {
    const { problems } = this.host.store.getState();
    const kept = problems.filter((problem) => problem.scope !== "link" || isTrueStill(problem));
    if (kept.length < problems.length) this.host.store.setState({ problems: kept });
  }
}

const codeOf = (key: string): string => `link-${key}`;

function problemOf(key: string, message: string): Problem {
  return { code: codeOf(key), message, scope: "link" };
}

function haveSameEnds(one: readonly number[], other: readonly number[]): boolean {
  return one[0] === other[0] && one.at(-1) === other.at(-1);
}

function unfit(wanted: readonly number[], used: readonly number[]): string {
  return (
    `Layers: expected ${used[0]} inputs and ${used.at(-1)} classes, as the data have, ` +
    `got ${wanted.join("-")}. Using ${used.join("-")} instead.`
  );
}
