import { numberedClasses } from "../data/dataset.ts";

/** Names of the ten digits, in which the page speaks until it knows its data. */
export const digitNames: readonly string[] = numberedClasses(10);

const isNumber = (name: string): boolean => /^\d+$/.test(name);

/**
 * The class of each digit that a data set knows. Digits are known by their figures; classes that are numbered beyond
 * 9 are no digits, whatever the first ten of them are called.
 */
export function digitClasses(classNames: readonly string[]): ReadonlyMap<number, number> {
  if (classNames.some((name) => isNumber(name) && name.length > 1)) return new Map();
  return new Map(
    classNames.flatMap((name, label) => (isNumber(name) ? [[Number(name), label] as const] : [])),
  );
}

/** Whether all classes are digits, some of them at least. */
export function areDigits(classNames: readonly string[]): boolean {
  return digitClasses(classNames).size === classNames.length;
}

/** What visitors draw, in a sentence. */
export function whatIsDrawn(classNames: readonly string[]): "digit" | "drawing" {
  return areDigits(classNames) ? "digit" : "drawing";
}

/** A class by its name; one that is not known by its number. */
export function nameOf(label: number, classNames: readonly string[]): string {
  return classNames[label] ?? String(label);
}

/** A class in a sentence: "a 3", "class 17", "Sneaker". */
export function inWords(label: number, classNames: readonly string[]): string {
  const name = nameOf(label, classNames);
  if (!isNumber(name)) return name;
  return areDigits(classNames) ? aDigit(name) : `class ${name}`;
}

/** "a 3", "an 8". */
export function aDigit(digit: number | string): string {
  return `${String(digit) === "8" ? "an" : "a"} ${digit}`;
}
