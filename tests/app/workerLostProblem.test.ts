import { expect, it } from "vitest";
import { workerLostProblem } from "../../src/app/workerLostProblem.ts";

it("a worker that died is said to have lost one step, many, or none", () => {
  const said = (step: number) => workerLostProblem("out of memory", step, true).message;
  expect(said(1)).toContain(" 1 step of this run is lost. ");
  expect(said(12_300)).toContain(" 12,300 steps of this run are lost. ");
  expect(said(0)).toContain("(out of memory). A new one has taken its place");
});
