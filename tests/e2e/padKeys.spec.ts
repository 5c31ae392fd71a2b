import { bar, inkOn, settled, stem } from "./padGestures.ts";
import { focusPad } from "./padKeys.ts";
import { expect, test } from "./playground.ts";

test.describe("the pad's history", () => {
  test("goes back and forth by buttons and keys, clearing included", async ({ playground, page }) => {
    await playground.open();
    await playground.draw([bar]);
    const one = await inkOn(playground);
    await playground.draw([stem]);
    const both = await inkOn(playground);
    await playground.clearDrawing();
    expect(await inkOn(playground)).toBeNull();
    await playground.button("Undo stroke").click();
    expect(await inkOn(playground)).toEqual(both);
    await page.keyboard.press("Control+z");
    expect(await inkOn(playground)).toEqual(one);
    await page.keyboard.press("Control+Shift+Z");
    expect(await inkOn(playground)).toEqual(both);
    await page.keyboard.press("Control+y");
    expect(await inkOn(playground)).toBeNull();
    await expect(playground.button("Redo stroke")).toBeDisabled();
    for (let k = 0; k < 3; k++) await playground.button("Undo stroke").click();
    await expect(playground.button("Undo stroke")).toBeDisabled();
    await playground.button("Redo stroke").click();
    expect(await inkOn(playground)).toEqual(one);
    await playground.draw([stem]);
    await expect(playground.button("Redo stroke"), "a new stroke ends what was to come").toBeDisabled();
  });

  test("leaves text fields their own", async ({ playground, page }) => {
    await playground.open();
    await playground.draw([bar]);
    const drawn = await inkOn(playground);
    await page.getByLabel("Seed", { exact: true }).first().fill("7");
    await page.keyboard.press("Control+z");
    expect(await inkOn(playground)).toEqual(drawn);
  });

  test("outlives the page, but not its clearing", async ({ playground }) => {
    await playground.openReady();
    await playground.draw([bar, stem]);
    const { confidence } = await settled(playground);
    const drawn = await inkOn(playground);
    await playground.reload();
    expect(await inkOn(playground)).toEqual(drawn);
    expect((await settled(playground)).confidence).toBe(confidence);
    await playground.clearDrawing();
    await playground.reload();
    expect(await inkOn(playground)).toBeNull();
  });
});

test.describe("the pad under the keyboard", () => {
  test("shows and says where the pen is, and trains nothing", async ({ playground, page }) => {
    await playground.openReady({ epochs: 100 });
    const cursor = page.getByTestId("pad-cursor");
    await playground.draw([bar]);
    await expect(cursor, "not under the mouse").toHaveCount(0);
    await playground.clearDrawing();
    await focusPad(playground);
    await expect(playground.pad).toHaveAccessibleDescription(/Arrow keys move.*Space puts the pen down/);
    await expect(cursor).toHaveAttribute("data-pen", "up");
    const said = page.getByRole("status").filter({ hasText: /^Pen/ });
    await expect(said).toHaveText("Pen up, column 10, row 6");
    await page.keyboard.press("Space");
    await expect(cursor).toHaveAttribute("data-pen", "down");
    for (let k = 0; k < 3; k++) await page.keyboard.press("ArrowDown");
    await expect(said).toHaveText("Pen down, column 10, row 9");
    expect(await inkOn(playground)).not.toBeNull();
    await page.keyboard.press("Enter");
    await expect(cursor).toHaveAttribute("data-pen", "up");
    expect((await playground.status()).state).toBe("ready");
    await page.keyboard.press("Backspace");
    expect(await inkOn(playground)).toBeNull();
    await page.keyboard.press("Escape");
    await expect(playground.pad).not.toBeFocused();
    await expect(cursor).toHaveCount(0);
    await page.keyboard.press("Space");
    await playground.reaches("training");
  });

  test("draws aslant by two arrows at once, in long steps with Shift, and lifts on the way out", async ({
    playground,
    page,
  }) => {
    await playground.open();
    await focusPad(playground);
    await page.keyboard.press("Space");
    await page.keyboard.down("ArrowRight");
    await page.keyboard.down("ArrowDown");
    for (let k = 0; k < 4; k++) await page.keyboard.down("ArrowDown"); // held, it repeats
    await page.keyboard.up("ArrowDown");
    await page.keyboard.up("ArrowRight");
    const aslant = (await inkOn(playground))!;
    expect(aslant.right - aslant.left).toBeCloseTo(aslant.bottom - aslant.top, 2);
    expect(aslant.right - aslant.left).toBeCloseTo(5 / 20 + 22 / 320, 1);
    await page.keyboard.press("Shift+ArrowDown");
    const long = (await inkOn(playground))!;
    expect(long.bottom - aslant.bottom).toBeCloseTo(5 / 20, 2);
    await page.keyboard.press("Tab");
    await expect(playground.button("Undo stroke")).toBeFocused();
    expect(await inkOn(playground)).toEqual(long);
    await page.keyboard.press("Enter");
    expect(await inkOn(playground), "it was one stroke").toBeNull();
  });

  test("gives up a stroke that is taken back while the pen is down", async ({ playground, page }) => {
    await playground.open();
    await focusPad(playground);
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Control+z");
    await expect(page.getByTestId("pad-cursor")).toHaveAttribute("data-pen", "up");
    await page.keyboard.press("ArrowDown");
    expect(await inkOn(playground)).toBeNull();
  });
});
