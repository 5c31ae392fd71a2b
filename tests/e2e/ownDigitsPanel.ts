import type { Page } from "@playwright/test";
import { expect, test, type Playground, type Stroke } from "./playground.ts";

/** What is drawn to be kept. */
export const three: Stroke = [
  [0.3, 0.3],
  [0.5, 0.18],
  [0.7, 0.3],
  [0.52, 0.48],
  [0.72, 0.65],
  [0.5, 0.85],
  [0.28, 0.75],
];
export const bar: Stroke = [
  [0.5, 0.15],
  [0.5, 0.85],
];
export const ring: Stroke = Array.from({ length: 25 }, (_, k) => {
  const angle = (k / 24) * 2 * Math.PI;
  return [0.5 + 0.25 * Math.sin(angle), 0.5 - 0.35 * Math.cos(angle)] as const;
});

/** "My digits" as a visitor and a script know them. */
export class OwnDigits {
  readonly panel;

  constructor(
    private readonly page: Page,
    private readonly playground: Playground,
  ) {
    this.panel = page.getByTestId("own-digits");
  }

  open = () => this.page.getByRole("button", { name: "My digits", exact: true }).click();

  async teach(stroke: Stroke, label: number): Promise<void> {
    const clear = this.page.getByRole("button", { name: "Clear drawing" });
    if (await clear.isEnabled()) await clear.click();
    await this.playground.replay([stroke]);
    await this.press(label);
    await expect(this.page.getByText(`Kept as a ${label}`)).toBeVisible();
  }

  press = (label: number) =>
    this.page.getByRole("button", { name: new RegExp(`^It is an? ${label}$`) }).click();

  /** Their number, once it is this. */
  async count(count: number): Promise<void> {
    if (count > 0) await expect(this.thumbs).toHaveCount(count);
    await expect(this.panel).toHaveAttribute("data-count", String(count));
  }

  get thumbs() {
    return this.panel.getByRole("button", { name: /^Delete \d/ });
  }

  async figures(of: "own" | "test") {
    const row = this.page.getByTestId(`own-figures-${of}`);
    const read = async (name: string) => {
      const text = await row.getAttribute(`data-${name}`);
      return text === "" || text === null ? null : Number(text);
    };
    return { before: await read("before"), now: await read("now") };
  }
}

/** Playwright's `test` with the panel of own digits. */
export const ownTest = test.extend<{ own: OwnDigits }>({
  own: async ({ page, playground }, use) => {
    await use(new OwnDigits(page, playground));
  },
});
