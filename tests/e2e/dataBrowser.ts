import type { Locator, Page } from "@playwright/test";
import { expect, test as base } from "./playground.ts";

export { expect };

/** The data browser as a visitor knows it. */
export class DataBrowser {
  readonly dialog: Locator;
  readonly grid: Locator;
  readonly panel: Locator;
  readonly figures: Locator;

  constructor(readonly page: Page) {
    this.dialog = page.getByRole("dialog", { name: "Data browser" });
    this.grid = this.dialog.getByRole("grid");
    this.panel = this.dialog.getByTestId("image-panel");
    this.figures = this.dialog.getByTestId("browser-figures");
  }

  async open(): Promise<void> {
    await this.page.getByRole("button", { name: "Browse images" }).click();
    await expect(this.cell(0)).toHaveAccessibleName(/labelled/);
  }

  /** How many images the filter lets through. */
  count = async () => Number(await this.grid.getAttribute("data-count"));
  cell = (item: number) => this.grid.locator(`[data-item="${item}"]`);
  class = (name: string) => this.dialog.getByRole("button", { name: new RegExp(`^${name}: .* images`) });

  async imagesOf(name: string): Promise<number> {
    const words = (await this.class(name).getAttribute("aria-label")) ?? "";
    return Number(/: ([\d,]+) /.exec(words)?.[1]?.replace(",", ""));
  }

  async choose(name: string, value: string): Promise<void> {
    await this.dialog.getByLabel(name, { exact: true }).selectOption(value);
  }

  press = (name: string) => this.dialog.getByRole("button", { name, exact: true }).click();
  flip = (name: string) => this.dialog.getByRole("switch", { name }).click();
}

export const test = base.extend<{ sheet: DataBrowser }>({
  sheet: async ({ page }, use) => {
    await use(new DataBrowser(page));
  },
});
