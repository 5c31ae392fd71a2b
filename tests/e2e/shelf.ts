import type { Page } from "@playwright/test";
import { idxFiles } from "../worker/idxFiles.ts";

/** The list of kept data sets as a visitor and a script know it. */
export class Shelf {
  readonly list;

  constructor(readonly page: Page) {
    this.list = page.getByTestId("kept-sets");
  }

  /** Names of the kept sets, latest first. */
  names = () =>
    this.list
      .getByRole("listitem")
      .evaluateAll((rows) => rows.map((row) => (row instanceof HTMLElement ? row.dataset["name"] : "")));

  /** The kept set that is in use. */
  inUse = () => this.list.locator("li[aria-current]");

  press = (name: string) => this.page.getByRole("button", { name, exact: true }).click();

  async rename(from: string, to: string): Promise<void> {
    await this.press(`Rename ${from}`);
    const field = this.page.getByLabel(`Name of ${from}`, { exact: true });
    await field.fill(to);
    await field.press("Enter");
  }

  async delete(name: string): Promise<void> {
    await this.press(`Delete ${name}`);
    await this.press(`Delete ${name} for good`);
  }
}

/** Four small files to drop: 200 training and 60 test images in ten classes. */
export async function fourFiles(name: string, { train = 200, test = 60 } = {}) {
  const files = Object.values(idxFiles({ train, test }, name));
  return Promise.all(
    files.map(async (file) => ({
      name: file.name,
      mimeType: "application/gzip",
      buffer: Buffer.from(await file.arrayBuffer()),
    })),
  );
}
