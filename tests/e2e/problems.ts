import type { BrowserContext } from "@playwright/test";

/** What went wrong in a page and was not asked for. */
export class Problems {
  readonly #seen: string[] = [];
  readonly #allowed: RegExp[] = [];

  constructor(context: BrowserContext) {
    const note = (problem: string) => this.#seen.push(problem);
    context.on("console", (message) => {
      const type = message.type();
      if (type === "error" || type === "warning") note(`console ${type}: ${message.text()}`);
    });
    context.on("weberror", (webError) => note(`uncaught: ${String(webError.error())}`));
    context.on("page", (page) => page.on("crash", () => note("the page crashed")));
    context.on("requestfailed", (request) => {
      const reason = request.failure()?.errorText ?? "failed";
      // A page that is left, and a download that the visitor stops, abort their requests.
      if (reason !== "net::ERR_ABORTED") note(`request: ${request.url()} ${reason}`);
    });
    context.on("response", (response) => {
      if (response.status() >= 400) note(`response: ${response.url()} ${response.status()}`);
    });
  }

  /** Lets problems of this kind pass in the running test. */
  allow(...kinds: RegExp[]): void {
    this.#allowed.push(...kinds);
  }

  unexpected(): string[] {
    return this.#seen.filter((problem) => !this.#allowed.some((kind) => kind.test(problem)));
  }
}
