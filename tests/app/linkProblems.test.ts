import { describe, expect, it } from "vitest";
import { defaultConfig } from "../../src/experiment/configuration.ts";
import { fieldNames } from "../../src/experiment/fields.ts";
import { one, openBoard, two } from "./board/boards.ts";

/** A page opened by a link of which nothing can be used. */
function openBad() {
  const bad = [...fieldNames, "drawing"].map((key) => `${key}=!`);
  const page = openBoard(`#${bad.join("&")}`);
  return { ...page, told: () => page.state().problems.map(({ code }) => code) };
}

describe("what a link got wrong", () => {
  it("is told of every key", () => {
    expect(openBad().told()).toEqual([...fieldNames, "drawing"].map((key) => `link-${key}`));
  });

  it.each(fieldNames)("of %s is told until it is set anew, and nothing else goes with it", (key) => {
    const { playground, told } = openBad();
    const before = told();
    playground.change({ [key]: defaultConfig[key] });
    expect(told()).toEqual(before.filter((code) => code !== `link-${key}`));
  });

  it("of several keys goes with a preset that sets them", () => {
    const { playground, told } = openBad();
    playground.change({ layers: [784, 20, 10], lr: 0.2, epochs: 3 });
    expect(told()).not.toEqual(expect.arrayContaining(["link-layers"]));
    expect(told()).not.toEqual(expect.arrayContaining(["link-lr"]));
    expect(told()).toContain("link-seed");
  });

  it("of the drawing goes with the first that is made, and not with one of an earlier visit", () => {
    const { board, told } = openBad();
    board.restore(one);
    expect(told()).toContain("link-drawing");
    board.draw(two);
    expect(told()).toEqual(fieldNames.map((key) => `link-${key}`));
  });

  it("goes when another link comes, and problems of other things stay", () => {
    const { playground, told } = openBad();
    playground.report({ code: "image-count", message: "Two images.", scope: "drawing" });
    playground.adoptHash("#lr=0.2");
    expect(told()).toEqual(["image-count"]);
    playground.change({ lr: 0.3 });
    expect(told()).toEqual(["image-count"]);
  });
});
