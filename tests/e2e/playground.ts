import { test as base, expect, type BrowserContext, type Locator, type Page } from "@playwright/test";
import type { RunState } from "../../src/experiment/runStatus.ts";
import { Problems } from "./problems.ts";

export { expect } from "@playwright/test";

/** A point of the drawing pad, as fractions of its width and height from the top left. */
export type PadPoint = readonly [x: number, y: number];
export type Stroke = readonly PadPoint[];

/** Files by path, or made up on the spot. */
export type Files = string[] | { name: string; mimeType: string; buffer: Buffer }[];

export type Metric = "train-loss" | "validation-loss" | "validation-accuracy" | "test-loss" | "test-accuracy";

/** The page as a visitor and a script know it: by accessible names and test ids alone. */
export class Playground {
  readonly runStatus: Locator;
  readonly pad: Locator;

  constructor(readonly page: Page) {
    this.runStatus = page.getByTestId("run-status");
    this.pad = page.getByLabel("Drawing pad", { exact: true });
  }

  /** Opens the page with these settings in its link, and waits until it is done loading. */
  async open(settings: Record<string, string | number> = {}): Promise<void> {
    const hash = Object.entries(settings).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
    await this.page.goto(`./#${hash.join("&")}`);
    await expect(this.runStatus).toHaveAttribute("data-state", /^(?!loading$)/);
  }

  /** Opens the page with these settings in its link, and waits until there is something to train. */
  async openReady(settings: Record<string, string | number> = {}): Promise<void> {
    await this.open(settings);
    await this.reaches("ready");
  }

  /** Loads the page anew, and waits until there is something to train. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.reaches("ready");
  }

  /** Opens the page once more, in another tab of the same browser. */
  static async inNewTab(
    context: BrowserContext,
    settings: Record<string, string | number> = {},
  ): Promise<Playground> {
    const playground = new Playground(await context.newPage());
    await playground.openReady(settings);
    return playground;
  }

  button = (name: string): Locator => this.page.getByRole("button", { name, exact: true });

  train = () => this.press("Train");
  pause = () => this.press("Pause");
  step = () => this.press("Step");
  reset = () => this.press("Reset");
  clearDrawing = () => this.press("Clear drawing");

  /** Waits for one of these states. */
  async reaches(...states: RunState[]): Promise<void> {
    await expect(this.runStatus).toHaveAttribute("data-state", new RegExp(`^(${states.join("|")})$`));
  }

  async status() {
    const data = await dataOf(this.runStatus);
    return {
      state: data["state"] as RunState,
      epoch: number(data["epoch"]),
      step: number(data["step"]),
      imagesPerSecond: number(data["imagesPerSecond"]),
      epochSeconds: number(data["epochSeconds"]),
      engine: data["engine"],
      threads: number(data["threads"]),
    };
  }

  async dataset() {
    const { name, train, validation, test, classes } = await dataOf(this.page.getByTestId("dataset-summary"));
    const [trainCount, validationCount] = [number(train), number(validation)];
    return {
      name,
      train: trainCount,
      validation: validationCount,
      test: number(test),
      classes: number(classes),
    };
  }

  /** A figure in full precision, or null while it is unknown. */
  async metric(name: Metric): Promise<number | null> {
    return number((await dataOf(this.page.getByTestId(`metric-${name}`)))["value"]);
  }

  /** What the network takes the drawing for, or null when nothing is drawn. */
  async prediction() {
    const data = await dataOf(this.page.getByTestId("prediction"));
    const [label, confidence] = [number(data["label"]), number(data["confidence"])];
    return label === null || confidence === null ? null : { label, confidence };
  }

  /** Lengths of the bars, by class; null while there is nothing to show. */
  async probabilities(): Promise<(number | null)[]> {
    const bars = await this.page.getByTestId(/^probability-\d+$/).all();
    const values = await Promise.all(bars.map((_, k) => dataOf(this.page.getByTestId(`probability-${k}`))));
    return values.map(({ value }) => number(value));
  }

  /** Chooses files in the file dialogue. */
  async chooseFiles(files: Files): Promise<void> {
    await this.page.getByTestId("dataset-input").setInputFiles(files);
  }

  /** Drags files onto the page and lets go of them there. */
  async dropFiles(files: Files): Promise<void> {
    await this.page.locator("body").drop({ files });
  }

  /** Draws with the mouse. */
  async draw(strokes: readonly Stroke[]): Promise<void> {
    await this.pad.scrollIntoViewIfNeeded();
    const box = await this.pad.boundingBox();
    if (box === null) throw new Error("Drawing pad: expected it on the page, found it hidden.");
    const { mouse } = this.page;
    for (const stroke of strokes) {
      for (const [k, [x, y]] of stroke.entries()) {
        await mouse.move(box.x + x * box.width, box.y + y * box.height);
        if (k === 0) await mouse.down();
      }
      await mouse.up();
    }
  }

  /** Draws by pointer events made inside the page, many strokes in one go: for whole collections of drawings. */
  async replay(strokes: readonly Stroke[]): Promise<void> {
    await this.pad.evaluate((pad, strokes) => {
      const { left, top, width, height } = pad.getBoundingClientRect();
      // The mouse's own pointer, as a page can capture no pointer that the browser has never seen.
      const pointer = {
        pointerId: 1,
        pointerType: "mouse",
        isPrimary: true,
        bubbles: true,
        cancelable: true,
      };
      const send = (type: string, [x, y]: PadPoint, buttons: number) => {
        const place = { clientX: left + x * width, clientY: top + y * height };
        const button = type === "pointermove" ? -1 : 0;
        pad.dispatchEvent(
          new PointerEvent(type, { ...pointer, ...place, button, buttons, pressure: buttons / 2 }),
        );
      };
      for (const stroke of strokes) {
        const [first, last] = [stroke[0], stroke.at(-1)];
        if (first === undefined || last === undefined) continue;
        send("pointerdown", first, 1);
        for (const point of stroke.slice(1)) send("pointermove", point, 1);
        send("pointerup", last, 0);
      }
    }, strokes);
  }

  private async press(name: string): Promise<void> {
    await this.button(name).click();
  }
}

/** The `data-*` attributes of an element. */
function dataOf(locator: Locator): Promise<Record<string, string | undefined>> {
  return locator.evaluate((element) => Object.fromEntries(Object.entries((element as HTMLElement).dataset)));
}

/** The number in an attribute, or null where it is missing or empty. */
function number(text: string | undefined): number | null {
  return text === undefined || text === "" ? null : Number(text);
}

/** Playwright's `test` with the page object, failing every test whose page had problems. */
export const test = base.extend<{ problems: Problems; playground: Playground }>({
  problems: [
    async ({ context }, use) => {
      const problems = new Problems(context);
      await use(problems);
      expect(problems.unexpected(), "problems in the page").toEqual([]);
    },
    { auto: true },
  ],
  playground: async ({ page }, use) => {
    await use(new Playground(page));
  },
});
