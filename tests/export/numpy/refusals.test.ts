import { readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { makeBuiltinDigits } from "../../../src/data/builtinDigits.ts";
import type { RunSnapshot } from "../../../src/experiment/runSnapshot.ts";
import { describeWithPython, runPython } from "../python.ts";
import { check, layOut, writeModel } from "./bundleFolder.ts";
import { trainRun } from "./trainedRun.ts";

const digits = makeBuiltinDigits(3, { train: 300, test: 100 });

let snapshot: RunSnapshot;
beforeAll(async () => {
  const config = { layers: [784, 8, 10], batch: 20, epochs: 2, validation: 100 } as const;
  snapshot = (await trainRun({ data: digits, config })).snapshot();
});

/** Lays out the run with a piece of its experiment.json replaced. */
function tampered(from: RegExp, to: string): string {
  const folder = layOut(snapshot, digits);
  const file = join(folder, "experiment.json");
  const text = readFileSync(file, "utf8");
  expect(text).toMatch(from);
  writeFileSync(file, text.replace(from, to));
  return folder;
}

describeWithPython("train.py --check refuses", () => {
  it("a loss that is off by a millionth", () => {
    const loss = snapshot.log.firstLosses[2];
    const { words, code } = check(tampered(new RegExp(String(loss)), String(loss * 1.000001)));
    expect(code).toBe(1);
    expect(words).toMatch(/ FAIL 1 of \d+ logged losses differ, by up to 1\.0e-06 \(allowed 1e-12\)/);
    expect(words).toContain("first the loss at step 3: ");
  });

  it.each([
    ["trainLoss", "training loss of epoch 1 at step 10"],
    ["validationLoss", "validation loss of epoch 1 at step 10"],
    ["sum", "mean loss of steps 1 to 1 at step 1"],
  ])("another %s", (key, figure) => {
    const { words, code } = check(tampered(new RegExp(`"${key}": `), `"${key}": 1`));
    expect(code).toBe(1);
    expect(words).toContain(`first the ${figure}`);
  });

  it("a parameter that is off by a billionth, which the test loss does not show", () => {
    const folder = layOut(snapshot, digits);
    const parameters = snapshot.parameters.map((values) => values.slice());
    parameters[2][5] += 1e-9;
    writeModel(folder, { made: snapshot.made, parameters });
    const { words, code } = check(folder);
    expect(code).toBe(1);
    expect(words).toMatch(
      /The final parameters differ by \S+ of each array's largest \(allowed \S+\), most of all layers\.1\.w\./,
    );
  });

  it("a model of another precision", () => {
    const folder = layOut(snapshot, digits);
    writeModel(folder, { ...snapshot, made: { ...snapshot.made, precision: "f32" } });
    const { words, code } = check(folder);
    expect(code).toBe(1);
    expect(words).toContain("The run was computed in float32, this program in float64.");
  });

  it("other data, by the name of the file", () => {
    const { words, code } = check(tampered(/"testLabels": /, '"testLabels": 1'));
    expect(code).toBe(2);
    expect(words).toBe("OTHER DATA t10k-labels-idx1-ubyte.gz is not the file that the run was trained on. ");
  });

  it("a folder without data", () => {
    const { stderr, code } = check(layOut(snapshot, digits), "--data", "nowhere");
    expect(code).toBe(2);
    expect(stderr).toContain("expected train-images-idx3-ubyte.gz in nowhere, found none.");
  });

  it.each(["experiment.json", "model.npz", "data/t10k-labels-idx1-ubyte.gz"])(
    "a folder without %s",
    (name) => {
      const folder = layOut(snapshot, digits);
      rmSync(join(folder, name));
      const { stderr, code } = check(folder);
      expect(code).toBe(2);
      expect(stderr).toMatch(/expected \S+ in \S+, found none\. It is in the zip of the whole run\./);
      expect(stderr).toContain(basename(name));
      expect(stderr).not.toContain("Traceback");
    },
  );

  it.each([
    ["cut short", (file: string) => truncateSync(file, 500)],
    [
      "with other bytes in it",
      (file: string) => writeFileSync(file, readFileSync(file).fill(0xff, 500, 600)),
    ],
    ["that is no gzip file", (file: string) => writeFileSync(file, "<html>")],
  ])("data %s, in one line, as training does", (_, damage) => {
    const folder = layOut(snapshot, digits);
    damage(join(folder, "data", "t10k-images-idx3-ubyte.gz"));
    for (const args of [[], ["--check"]]) {
      const { stdout, stderr, code } = runPython(["train.py", ...args], { cwd: folder });
      expect({ stdout, code }).toEqual({ stdout: "", code: 2 });
      expect(stderr).toMatch(
        /^\S+t10k-images-idx3-ubyte\.gz: expected a whole \.gz file, got: .+ Get it again\.\n$/,
      );
    }
  });

  it("to train again what began with parameters that are not known any more, and checks the network alone", async () => {
    const started = { ...snapshot, startedFrom: "mine.npz" };
    const { words, code } = check(layOut(started, digits));
    expect(code).toBe(0);
    expect(words).toContain("The run began with the parameters of a file that are not known any more");
    expect(words).toContain("PASS model.npz: validation loss");
    expect(words).not.toContain("losses agree");

    const config = { layers: [784, 8, 10], batch: 20, validation: 100 } as const;
    const midEpoch = (await trainRun({ data: digits, config, steps: 3 })).snapshot();
    const untold = check(layOut({ ...midEpoch, startedFrom: "mine.npz" }, digits));
    expect(untold.code).toBe(2);
    expect(untold.words).toContain("UNTOLD The run stands where none of its figures was measured.");
  });
});
