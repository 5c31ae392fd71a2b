import { hugePng } from "./hugePng.ts";
import { bar, imageOf, inkOn, paste, settled, stem } from "./padGestures.ts";
import { expect, test, type Stroke } from "./playground.ts";

const seven: Stroke = [
  [0.25, 0.2],
  [0.75, 0.2],
  [0.45, 0.85],
];

test.describe("an image of a digit", () => {
  test("is taken from the clipboard, the file dialogue and a drop, in any of three formats", async ({
    playground,
    page,
  }) => {
    await playground.openReady();
    await playground.draw([bar]);
    const drawn = await inkOn(playground);
    await paste(playground, await imageOf(playground, [seven]));
    await expect.poll(async () => (await inkOn(playground))?.bottom).toBeGreaterThan(0.8);
    const pasted = (await inkOn(playground))!;
    expect(pasted.bottom - pasted.top, "as large as digits are drawn").toBeCloseTo(0.73, 1);
    const reading = await settled(playground);
    await playground.button("Undo stroke").click();
    expect(await inkOn(playground)).toEqual(drawn);

    const webp = { type: "image/webp", name: "digit.webp" } as const;
    await page.getByTestId("image-input").setInputFiles(await imageOf(playground, [seven], webp));
    await expect.poll(async () => (await inkOn(playground))?.bottom).toBeGreaterThan(0.8);
    expect((await settled(playground)).confidence).toBeCloseTo(reading.confidence, 1);

    await playground.clearDrawing();
    const jpeg = { type: "image/jpeg", name: "digit.jpg", paper: "#234", ink: "#eee", side: 2400 } as const;
    await playground.dropFiles([await imageOf(playground, [seven], jpeg)]);
    await expect.poll(async () => (await inkOn(playground))?.bottom).toBeGreaterThan(0.8);
    expect((await settled(playground)).confidence).toBeCloseTo(reading.confidence, 1);

    await playground.draw([stem]);
    const ink = (await inkOn(playground))!;
    expect(ink.right - ink.left, "a stroke begins a new drawing").toBeLessThan(0.1);
  });

  test("stands upright as its camera was held", async ({ playground }) => {
    await playground.openReady();
    await paste(playground, await imageOf(playground, [seven], { type: "image/jpeg", name: "a.jpg" }));
    await expect.poll(() => inkOn(playground)).not.toBeNull();
    const upright = (await inkOn(playground))!;
    await playground.clearDrawing();
    const turned = { type: "image/jpeg", name: "b.jpg", turned: true } as const;
    await paste(playground, await imageOf(playground, [seven], turned));
    await expect.poll(() => inkOn(playground)).not.toBeNull();
    const ink = (await inkOn(playground))!;
    for (const side of ["left", "top", "right", "bottom"] as const) {
      expect(ink[side]).toBeCloseTo(upright[side], 1);
    }
    expect(upright.bottom - upright.top, "it is no square").toBeGreaterThan(
      1.2 * (upright.right - upright.left),
    );
  });

  test("outlives the page", async ({ playground }) => {
    await playground.openReady();
    await paste(playground, await imageOf(playground, [seven]));
    await expect.poll(() => inkOn(playground)).not.toBeNull();
    const pasted = await inkOn(playground);
    const { confidence } = await settled(playground);
    await playground.reload();
    expect(await inkOn(playground)).toEqual(pasted);
    expect((await settled(playground)).confidence).toBe(confidence);
  });

  test("comes with data in one drop, and each finds its place", async ({ playground, page }) => {
    await playground.openReady();
    const notes = { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("no digits here") };
    await playground.dropFiles([notes, await imageOf(playground, [seven])]);
    await expect(page.getByRole("alert")).toContainText("notes.txt");
    await expect.poll(() => inkOn(playground)).not.toBeNull();
  });

  test("is refused by name where it cannot be read, and nothing is lost", async ({ playground, page }) => {
    await playground.openReady();
    await playground.draw([bar]);
    const drawn = await inkOn(playground);
    const alert = page.getByRole("alert");
    const broken = Buffer.from("\xff\xd8\xff\xe0 no digit here", "latin1");
    await paste(playground, { name: "holiday.jpg", mimeType: "image/jpeg", buffer: broken });
    await expect(alert).toHaveAttribute("data-code", "image-undecodable");
    await expect(alert).toContainText("holiday.jpg: expected an image that this browser can decode");
    await paste(playground, { name: "wall.png", mimeType: "image/png", buffer: hugePng(20_000) });
    await expect(alert).toHaveAttribute("data-code", "image-too-large");
    await expect(alert).toContainText("got 20000×20000 pixels");
    await paste(playground, await imageOf(playground, []));
    await expect(alert).toHaveAttribute("data-code", "no-ink");
    expect(await inkOn(playground)).toEqual(drawn);
    await paste(playground, await imageOf(playground, [seven]));
    await expect(alert).toHaveCount(0);
  });

  test("is left to a text field that it is pasted into", async ({ playground, page }) => {
    await playground.openReady();
    const seed = page.getByLabel("Seed", { exact: true }).first();
    await seed.evaluate((field) => (field.id = "the-field"));
    await paste(playground, await imageOf(playground, [seven]), "#the-field");
    await page.waitForTimeout(500);
    expect(await inkOn(playground)).toBeNull();
  });
});
