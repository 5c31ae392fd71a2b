import { expect, it } from "vitest";
import { describeWithData, loadMnist } from "../../sharedData.ts";
import { describeWithPython } from "../python.ts";
import { check, layOut } from "./bundleFolder.ts";
import { trainRun } from "./trainedRun.ts";

describeWithData("train.py --check where rounding flips a unit of ReLU", () => {
  describeWithPython("within the steps that are held", () => {
    // Every BLAS sums in an order of its own: that of Debian's NumPy flips a unit of this run before step 22, others none.
    it("takes the run for what it is", { timeout: 180_000 }, async () => {
      const { train, test } = await loadMnist();
      const names = Array.from({ length: 10 }, (_, k) => String(k));
      const data = { name: "MNIST", rows: 28, cols: 28, classes: 10, classNames: names, train, test };
      const run = await trainRun({
        data,
        config: {
          ...{ layers: [784, 256, 128, 10], activation: "relu", init: "he", precision: "f32" },
          ...{ optimizer: "momentum", lr: 0.05, seed: 2 },
        },
        steps: 40,
      });
      const { words, stderr, code } = check(layOut(run.snapshot(), data));
      expect(stderr).toBe("");
      expect(words).toContain(" PASS ");
      expect(words).toMatch(
        /PASS (\d+) of \1 logged|from step \d+ on are not held, as a few roundings alone take them more than 2e-04 away\./,
      );
      expect(code).toBe(0);
    });
  });
});
