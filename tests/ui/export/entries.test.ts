import { describe, expect, it } from "vitest";
import { commandOf, exportGroups } from "../../../src/ui/export/entries.ts";

const entries = exportGroups.flatMap((group) => group.entries);
const commands = (dataComesAlong: boolean) =>
  entries.flatMap((entry) => commandOf(entry, dataComesAlong) ?? []);

describe("commandOf", () => {
  it("names the data's folder where the file does not bring them, so that it can be typed as it stands", () => {
    expect(commands(true)).toEqual([
      ...["python3 train.py --check", "python3 train.py --data DIR", "np.load", "torchrun train_torch.py"],
    ]);
    expect(commands(false)).toEqual([
      ...["python3 train.py --check --data DIR", "python3 train.py --data DIR", "np.load"],
      "torchrun train_torch.py --data DIR",
    ]);
  });
});

describe("the menu", () => {
  it("says what an ONNX network takes", () => {
    expect(entries.find(({ title }) => title === "ONNX")?.opens).toContain("float32 (N, pixels), 0 to 255");
  });
});
