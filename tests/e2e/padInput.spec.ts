import { deflateSync } from "node:zlib";
import { allMnistFiles, needsSharedData, penDigits } from "./mnistFiles.ts";
import { drawWith, drawWithTouch, imageOf, inkOn, paste, placer, settled } from "./padGestures.ts";
import { expect, test, type Playground, type Stroke } from "./playground.ts";

const seven: Stroke = [
  [0.25, 0.2],
  [0.75, 0.2],
  [0.45, 0.85],
];
const bar: Stroke = [
  [0.3, 0.3],
  [0.7, 0.3],
];
const stem: Stroke = [
  [0.5, 0.2],
  [0.5, 0.8],
];

const button = ({ page }: Playground, name: string) => page.getByRole("button", { name, exact: true });

test.describe("real pens", () => {
  test.use({ hasTouch: true });
  test.beforeEach(needsSharedData);

  test("are read alike by mouse, finger and pen, and as pasted images", async ({ playground, page }) => {
    test.slow(); // some thousands of points, each on its way through the browser
    await playground.open({ layers: "784-128-10", lr: 0.2, batch: 32, epochs: 1, precision: "f32" });
    await playground.reaches("ready");
    await playground.chooseFiles(allMnistFiles());
    await expect.poll(async () => (await playground.dataset()).name).toBe("MNIST");
    await playground.train();
    await playground.reaches("done");
    const client = await page.context().newCDPSession(page);
    const digits = penDigits(10);
    let [right, sameAsImage] = [0, 0];
    for (const { label, strokes } of digits) {
      await drawWith("mouse", playground, client, strokes);
      const byMouse = await settled(playground);
      if (byMouse.label === label) right += 1;
      await playground.clearDrawing();
      await drawWithTouch(playground, client, strokes);
      const byTouch = await settled(playground);
      await playground.clearDrawing();
      await drawWith("pen", playground, client, strokes);
      const byPen = await settled(playground);
      for (const other of [byTouch, byPen]) {
        expect(other.label).toBe(byMouse.label);
        expect(other.confidence).toBeCloseTo(byMouse.confidence, 2);
      }
      await paste(playground, await imageOf(playground, strokes));
      await expect(page.locator("[data-reading=true]")).toHaveCount(0);
      if ((await settled(playground)).label === byMouse.label) sameAsImage += 1;
      await playground.clearDrawing();
      await page.waitForTimeout(600); // so soon after a pen a finger is taken for the hand that held it
    }
    test.info().annotations.push({
      type: "pens",
      description: `${right} of ${digits.length} read right, ${sameAsImage} alike as an image`,
    });
    expect(right).toBeGreaterThanOrEqual(7);
    expect(sameAsImage).toBeGreaterThanOrEqual(9);
    expect(await byKeys(playground, "7")).toBe(7);
    expect(await byKeys(playground, "1")).toBe(1);
    expect(await byKeys(playground, "4")).toBe(4);
  });
});

/** Strokes of a digit as keys; "-" lifts the pen or puts it down. */
const keys: Record<string, string> = {
  "7": "Shift+ArrowLeft ArrowUp - Shift+ArrowRight Shift+ArrowRight End End End End End ArrowDown ArrowDown ArrowDown ArrowDown -",
  "1": "ArrowUp ArrowUp - Shift+ArrowDown Shift+ArrowDown ArrowDown ArrowDown -",
  "4":
    "ArrowLeft ArrowLeft ArrowLeft ArrowUp - Shift+ArrowDown ArrowDown ArrowDown Shift+ArrowRight ArrowRight ArrowRight ArrowRight - " +
    "Home ArrowLeft Shift+ArrowUp ArrowUp - Shift+ArrowDown Shift+ArrowDown ArrowDown ArrowDown -",
};

/** Draws with keys alone, from the tab stop on; what it is read as. */
async function byKeys(playground: Playground, digit: string): Promise<number> {
  const { page } = playground;
  await button(playground, "Undo stroke").focus();
  await page.keyboard.press("Shift+Tab");
  await expect(playground.pad).toBeFocused();
  // To the middle of the row that strokes begin in, wherever the pen has been left.
  for (const key of [...new Array<string>(4).fill("Shift+Home"), "Shift+ArrowDown"])
    await page.keyboard.press(key);
  for (const key of ["Shift+ArrowRight", ...new Array<string>(4).fill("ArrowRight")])
    await page.keyboard.press(key);
  for (const key of keys[digit].split(" ")) await page.keyboard.press(key === "-" ? "Space" : key);
  const { label } = await settled(playground);
  await playground.clearDrawing();
  return label;
}

test.describe("the pad under several fingers", () => {
  test.use({ hasTouch: true });

  test("draws with the first alone, whatever the second does", async ({ playground, page }) => {
    await playground.open();
    await playground.reaches("ready");
    const client = await page.context().newCDPSession(page);
    const at = await placer(playground);
    const first = (y: number) => ({ ...at([0.3, y]), id: 1 });
    const second = (y: number) => ({ ...at([0.8, y]), id: 2 });
    const send = (type: "touchStart" | "touchMove" | "touchEnd", touchPoints: { x: number; y: number }[]) =>
      client.send("Input.dispatchTouchEvent", { type, touchPoints });
    await send("touchStart", [first(0.2)]);
    await send("touchMove", [first(0.4)]);
    await send("touchStart", [first(0.4), second(0.2)]);
    for (let k = 1; k <= 6; k++) await send("touchMove", [first(0.4 + k * 0.05), second(0.2 + k * 0.1)]);
    await send("touchEnd", []);
    expect((await inkOn(playground))!.right).toBeLessThan(0.4);
    await button(playground, "Undo stroke").click();
    expect(await inkOn(playground), "one stroke was drawn").toBeNull();
    expect(await page.evaluate(() => [scrollX, scrollY, visualViewport!.scale])).toEqual([0, 0, 1]);
  });

  test("takes the hand that holds a pen for no finger", async ({ playground, page }) => {
    await playground.open();
    const client = await page.context().newCDPSession(page);
    const at = await placer(playground);
    const palm = [at([0.85, 0.85])];
    await client.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: palm });
    await drawWith("pen", playground, client, [bar]);
    await client.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    await drawWithTouch(playground, client, [[[0.85, 0.85]]]);
    expect((await inkOn(playground))!.bottom, "the bar alone").toBeLessThan(0.4);
  });
});

test.describe("a stroke", () => {
  test("may leave the pad and come back, and ends where the button is let go", async ({
    playground,
    page,
  }) => {
    await playground.open();
    const at = await placer(playground);
    const go = async (x: number, y: number) => {
      const place = at([x, y]);
      await page.mouse.move(place.x, place.y);
    };
    await go(0.5, 0.5);
    await page.mouse.down();
    await go(-0.5, 0.5);
    await go(-0.5, 0.9);
    await go(0.5, 0.9);
    await go(0.5, 1.4);
    await page.mouse.up();
    await go(0.9, 0.2);
    const ink = (await inkOn(playground))!;
    expect([ink.left, ink.bottom]).toEqual([0, 1]);
    expect(ink.top).toBeGreaterThan(0.4);
    expect(ink.right).toBeLessThan(0.6);
  });

  test("goes as a whole under the other end of a pen", async ({ playground }) => {
    await playground.open();
    await playground.draw([bar, stem]);
    await playground.pad.evaluate((pad) => {
      const { left, top, width, height } = pad.getBoundingClientRect();
      const pointer = { pointerId: 9, pointerType: "pen", bubbles: true, cancelable: true, button: 5 };
      for (const [type, x] of [
        ["pointerdown", 0.1],
        ["pointermove", 0.35],
        ["pointerup", 0.36],
      ] as const) {
        const place = { clientX: left + x * width, clientY: top + 0.3 * height };
        const buttons = type === "pointerup" ? 0 : 32;
        pad.dispatchEvent(new PointerEvent(type, { ...pointer, ...place, buttons }));
      }
    });
    const ink = (await inkOn(playground))!;
    expect(ink.right - ink.left, "the stem is left").toBeLessThan(0.1);
    await button(playground, "Undo stroke").click();
    expect((await inkOn(playground))!.left).toBeLessThan(0.3);
  });
});

test.describe("the pad's history", () => {
  test("goes back and forth by buttons and keys, clearing included", async ({ playground, page }) => {
    await playground.open();
    await playground.draw([bar]);
    const one = await inkOn(playground);
    await playground.draw([stem]);
    const both = await inkOn(playground);
    await playground.clearDrawing();
    expect(await inkOn(playground)).toBeNull();
    await button(playground, "Undo stroke").click();
    expect(await inkOn(playground)).toEqual(both);
    await page.keyboard.press("Control+z");
    expect(await inkOn(playground)).toEqual(one);
    await page.keyboard.press("Control+Shift+Z");
    expect(await inkOn(playground)).toEqual(both);
    await page.keyboard.press("Control+y");
    expect(await inkOn(playground)).toBeNull();
    await expect(button(playground, "Redo stroke")).toBeDisabled();
    for (let k = 0; k < 3; k++) await button(playground, "Undo stroke").click();
    await expect(button(playground, "Undo stroke")).toBeDisabled();
    await button(playground, "Redo stroke").click();
    expect(await inkOn(playground)).toEqual(one);
    await playground.draw([stem]);
    await expect(button(playground, "Redo stroke"), "a new stroke ends what was to come").toBeDisabled();
  });

  test("leaves text fields their own", async ({ playground, page }) => {
    await playground.open();
    await playground.draw([bar]);
    const drawn = await inkOn(playground);
    await page.getByLabel("Seed", { exact: true }).first().fill("7");
    await page.keyboard.press("Control+z");
    expect(await inkOn(playground)).toEqual(drawn);
  });

  test("outlives the page, but not its clearing", async ({ playground, page }) => {
    await playground.open();
    await playground.reaches("ready");
    await playground.draw([bar, stem]);
    const { confidence } = await settled(playground);
    const drawn = await inkOn(playground);
    await page.reload();
    await playground.reaches("ready");
    expect(await inkOn(playground)).toEqual(drawn);
    expect((await settled(playground)).confidence).toBe(confidence);
    await playground.clearDrawing();
    await page.reload();
    await playground.reaches("ready");
    expect(await inkOn(playground)).toBeNull();
  });
});

test.describe("the pad under the keyboard", () => {
  const focusPad = async (playground: Playground) => {
    await button(playground, "Undo stroke").focus();
    await playground.page.keyboard.press("Shift+Tab");
    await expect(playground.pad).toBeFocused();
  };

  test("shows and says where the pen is, and trains nothing", async ({ playground, page }) => {
    await playground.open({ epochs: 100 });
    await playground.reaches("ready");
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
    await expect(button(playground, "Undo stroke")).toBeFocused();
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

test.describe("an image of a digit", () => {
  test("is taken from the clipboard, the file dialogue and a drop, in any of three formats", async ({
    playground,
    page,
  }) => {
    await playground.open();
    await playground.reaches("ready");
    await playground.draw([bar]);
    const drawn = await inkOn(playground);
    await paste(playground, await imageOf(playground, [seven]));
    await expect.poll(async () => (await inkOn(playground))?.bottom).toBeGreaterThan(0.8);
    const pasted = (await inkOn(playground))!;
    expect(pasted.bottom - pasted.top, "as large as digits are drawn").toBeCloseTo(0.73, 1);
    const reading = await settled(playground);
    await button(playground, "Undo stroke").click();
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
    await playground.open();
    await playground.reaches("ready");
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

  test("outlives the page", async ({ playground, page }) => {
    await playground.open();
    await playground.reaches("ready");
    await paste(playground, await imageOf(playground, [seven]));
    await expect.poll(() => inkOn(playground)).not.toBeNull();
    const pasted = await inkOn(playground);
    const { confidence } = await settled(playground);
    await page.reload();
    await playground.reaches("ready");
    expect(await inkOn(playground)).toEqual(pasted);
    expect((await settled(playground)).confidence).toBe(confidence);
  });

  test("comes with data in one drop, and each finds its place", async ({ playground, page }) => {
    await playground.open();
    await playground.reaches("ready");
    const notes = { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("no digits here") };
    await playground.dropFiles([notes, await imageOf(playground, [seven])]);
    await expect(page.getByRole("alert")).toContainText("notes.txt");
    await expect.poll(() => inkOn(playground)).not.toBeNull();
  });

  test("is refused by name where it cannot be read, and nothing is lost", async ({ playground, page }) => {
    await playground.open();
    await playground.reaches("ready");
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
    await playground.open();
    await playground.reaches("ready");
    const seed = page.getByLabel("Seed", { exact: true }).first();
    await seed.evaluate((field) => (field.id = "the-field"));
    await paste(playground, await imageOf(playground, [seven]), "#the-field");
    await page.waitForTimeout(500);
    expect(await inkOn(playground)).toBeNull();
  });
});

/** A white PNG, black and white, of so many pixels a side: a few kilobytes that unpack to hundreds of megabytes. */
function hugePng(side: number): Buffer {
  const chunk = (type: string, body: Buffer) => {
    const head = Buffer.alloc(4);
    head.writeUInt32BE(body.length);
    return Buffer.concat([head, Buffer.from(type), body, crc(Buffer.concat([Buffer.from(type), body]))]);
  };
  const size = Buffer.alloc(13);
  size.writeUInt32BE(side, 0);
  size.writeUInt32BE(side, 4);
  size[8] = 1; // bits a pixel, grey
  const rows = deflateSync(Buffer.alloc((1 + side / 8) * side, 255).fill(0, 0, 1));
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([signature, chunk("IHDR", size), chunk("IDAT", rows), chunk("IEND", Buffer.alloc(0))]);
}

function crc(bytes: Buffer): Buffer {
  let register = 0xffffffff;
  for (const byte of bytes) {
    register ^= byte;
    for (let bit = 0; bit < 8; bit++) register = (register >>> 1) ^ (register & 1 ? 0xedb88320 : 0);
  }
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(~register >>> 0);
  return sum;
}
