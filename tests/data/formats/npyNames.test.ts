import { describe, expect, it } from "vitest";
import { mayBeClassNames } from "../../../src/data/formats/npzMember.ts";
import { readNpyNames } from "../../../src/data/formats/npyNames.ts";
import { npyBytes, textBytes } from "../npyBytes.ts";

describe("names of classes in an array", () => {
  it.each([["<U5"], [">U5"], ["|S5"]])("are read of type %s", (descr) => {
    expect(readNpyNames(textBytes(["cat", "zebra", "a b"], descr), "names")).toEqual(["cat", "zebra", "a b"]);
  });

  it("may be of any script", () => {
    const names = ["お", "Ångström", "😀"];
    expect(readNpyNames(textBytes(names, "<U8"), "names")).toEqual(names);
  });

  it("are none of numbers, of other shapes, of too many or cut short", () => {
    expect(readNpyNames(npyBytes("<i8", [2], new Uint8Array(16)), "names")).toBeNull();
    expect(readNpyNames(npyBytes("<U1", [], new Uint8Array(4)), "names")).toBeNull();
    expect(readNpyNames(npyBytes("<U1", [1, 1], new Uint8Array(4)), "names")).toBeNull();
    expect(readNpyNames(npyBytes("|S1", [257], new Uint8Array(257)), "names")).toBeNull();
    expect(readNpyNames(textBytes(["cat", "dog"], "<U3").subarray(0, -1), "names")).toBeNull();
  });

  it("are looked for where an array is called like them", () => {
    for (const name of [
      "class_names",
      "classes",
      "label_names",
      "target_names",
      "names",
      "labelNames",
      "a/classes",
    ])
      expect(mayBeClassNames(name), name).toBe(true);
    for (const name of ["feature_names", "y_train", "labels", "file_names", "description"])
      expect(mayBeClassNames(name), name).toBe(false);
  });
});
