import { CLASSES } from "../dataset.ts";

/** Labels as they come, numbers or names, each as one byte: the place of its class among those seen so far. */
export class LabelCodes {
  private readonly names: string[] = [];
  private readonly codes = new Map<string, number>();
  private readonly ofNumber = new Int16Array(CLASSES.max).fill(-1);

  /** Of a whole number from 0 to 255; `null` if there are too many classes. */
  codeOfNumber(label: number): number | null {
    const code = this.ofNumber[label];
    if (code >= 0) return code;
    const added = this.codeOf(String(label));
    if (added !== null) this.ofNumber[label] = added;
    return added;
  }

  /** Of a name; `null` if there are too many classes. */
  codeOf(name: string): number | null {
    const code = this.codes.get(name);
    if (code !== undefined) return code;
    if (this.names.length === CLASSES.max) return null;
    this.codes.set(name, this.names.length);
    return this.names.push(name) - 1;
  }

  /**
   * Turns codes into labels, in place. Numbers stay what they are and have no names; else classes are numbered in
   * their names' order, `2` before `10`.
   */
  finish(codes: Uint8Array): readonly string[] | null {
    const areNumbers = this.names.every((name) => /^\d+$/.test(name));
    const { compare } = new Intl.Collator("en", { numeric: true });
    const sorted = [...this.names].sort((a, b) => compare(a, b) || (a < b ? -1 : 1));
    const labels = this.names.map((name) => (areNumbers ? Number(name) : sorted.indexOf(name)));
    for (let i = 0; i < codes.length; i++) codes[i] = labels[codes[i]];
    return areNumbers ? null : sorted;
  }
}
