import type { Problem } from "../experiment/problem.ts";

export interface LinkLayersHost {
  report(problem: Problem): void;
  dismiss(problem: Problem): void;
}

/** Says that a link names other layers than the data allow, as long as that is so. */
export class LinkLayers {
  /** Whether the layers are those of a link that no run has been made of yet. */
  private areLinked = false;
  private told: { readonly problem: Problem; readonly used: readonly number[] } | null = null;

  constructor(private readonly host: LinkLayersHost) {}

  /** The page's experiment is that of a link, whose problems have been cleared. */
  follow(hash: string): void {
    this.areLinked = /[#&]layers=/.test(hash);
    this.told = null;
  }

  /** A run has been made: layers follow the data without a word, unless somebody sent them. */
  runMade(wanted: readonly number[], used: readonly number[]): void {
    const { told } = this;
    if (told !== null && !haveSameEnds(told.used, used)) this.settle();
    if (this.areLinked && wanted !== used) {
      this.told = { problem: problemOf(wanted, used), used };
      this.host.report(this.told.problem);
    }
    this.areLinked = false;
  }

  /** Others than those of the link are wanted now. */
  settle(): void {
    if (this.told !== null) this.host.dismiss(this.told.problem);
    this.told = null;
  }
}

function haveSameEnds(one: readonly number[], other: readonly number[]): boolean {
  return one[0] === other[0] && one.at(-1) === other.at(-1);
}

function problemOf(wanted: readonly number[], used: readonly number[]): Problem {
  const message =
    `Layers: expected ${used[0]} inputs and ${used.at(-1)} classes, as the data have, ` +
    `got ${wanted.join("-")}. Using ${used.join("-")} instead.`;
  return { code: "link-layers", message, scope: "link" };
}
