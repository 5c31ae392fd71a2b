import { createElement, lazy, type ComponentType, type ReactElement } from "react";
import { fetchPart, MissingPart } from "../../experiment/missingPart.ts";

/** Thrown in the place of a component that could not be fetched. */
export class MissingView extends Error {
  override readonly name = "MissingView";

  /** @param forget has the component fetched again when it is next shown */
  constructor(
    cause: MissingPart,
    readonly forget: () => void,
  ) {
    super(cause.message, { cause });
  }
}

/**
 * A component that is fetched when it is first shown: React's `lazy`, except that one which could not be fetched is
 * not given up for good. To be shown within an `ErrorBoundary`, which offers to try again.
 */
export function lazyPart<P extends object>(
  load: () => Promise<{ default: ComponentType<P> }>,
): (props: P) => ReactElement {
  const fresh = () =>
    lazy(() =>
      fetchPart("shows it", () => fetchMissingStyles().then(load)).catch((error: unknown) => {
        throw error instanceof MissingPart ? new MissingView(error, forget) : error;
      }),
    );
  let part = fresh();
  const forget = () => {
    part = fresh();
  };
  return (props) => createElement(part, props);
}

/** Style sheets that were asked for and did not come; the bundler's own loader asks for each only once. */
const missingStyles = new Set<HTMLLinkElement>();

/** Remembers style sheets that do not come, to be asked for again with the component that needs them. */
export function noteMissingStyles(page: Document): void {
  const note = ({ target }: Event) => {
    if (target instanceof HTMLLinkElement && target.rel === "stylesheet") missingStyles.add(target);
  };
  page.addEventListener("error", note, { capture: true }); // such errors do not bubble
}

async function fetchMissingStyles(): Promise<void> {
  const links = [...missingStyles];
  missingStyles.clear();
  await Promise.all(links.map(fetchAgain));
}

function fetchAgain(link: HTMLLinkElement): Promise<void> {
  const { rel, crossOrigin, href } = link;
  const again = Object.assign(document.createElement("link"), { rel, crossOrigin, href });
  return new Promise((resolve, reject) => {
    again.onload = () => {
      resolve();
    };
    again.onerror = () => {
      reject(new Error(`no answer for ${href}`));
    };
    link.replaceWith(again);
  });
}
