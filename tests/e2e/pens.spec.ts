import { byKeys } from "./padKeys.ts";
import { allMnistFiles, needsSharedData, penDigits } from "./mnistFiles.ts";
import { bar, drawWith, drawWithTouch, imageOf, inkOn, paste, placer, settled, stem } from "./padGestures.ts";
import { expect, test } from "./playground.ts";

test.describe("real pens", () => {
  test.use({ hasTouch: true });
  test.beforeEach(needsSharedData);

  test("are read alike by mouse, finger and pen, and as pasted images", async ({ playground, page }) => {
    test.slow(); // some thousands of points, each on its way through the browser
    await playground.openReady({ layers: "784-128-10", lr: 0.2, batch: 32, epochs: 1, precision: "f32" });
    await playground.chooseFiles(allMnistFiles());
    await expect.poll(async () => (await playground.dataset()).name).toBe("MNIST");
    await playground.train();
    await playground.reaches("done");
    const client = await page.context().newCDPSession(page);
    const digits = penDigits(10);
    const byMouse: { label: number; confidence: number }[] = [];
    for (const { strokes } of digits) {
      await drawWith("mouse", playground, client, strokes);
      byMouse.push(await settled(playground));
      await playground.clearDrawing();
    }
    // Six are enough where each is alike. The pen last: so soon after it a finger is taken for the hand that held it.
    for (const draw of [drawWithTouch, drawWithPen]) {
      for (const [k, { strokes }] of digits.slice(0, 6).entries()) {
        await draw(playground, client, strokes);
        await expect(async () => {
          const { label, confidence } = (await playground.prediction())!;
          expect(label).toBe(byMouse[k].label);
          expect(confidence).toBeCloseTo(byMouse[k].confidence, 2);
        }).toPass({ intervals: [20, 50, 100], timeout: 10_000 });
        await playground.clearDrawing();
      }
    }
    let sameAsImage = 0;
    for (const [k, { strokes }] of digits.entries()) {
      await paste(playground, await imageOf(playground, strokes, { side: 150 }));
      await page.locator("[data-reading=true]").waitFor({ state: "detached" });
      if ((await settled(playground)).label === byMouse[k].label) sameAsImage += 1;
      await playground.clearDrawing();
    }
    const right = byMouse.filter(({ label }, k) => label === digits[k].label).length;
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

const drawWithPen: typeof drawWithTouch = (...how) => drawWith("pen", ...how);

test.describe("the pad under several fingers", () => {
  test.use({ hasTouch: true });

  test("draws with the first alone, whatever the second does", async ({ playground, page }) => {
    await playground.openReady();
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
    await playground.button("Undo stroke").click();
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
    await playground.button("Undo stroke").click();
    expect((await inkOn(playground))!.left).toBeLessThan(0.3);
  });
});
