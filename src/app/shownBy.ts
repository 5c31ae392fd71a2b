import type { WorkerEvent } from "../worker/protocol.ts";
import type { PlaygroundState } from "./playgroundState.ts";

/** Events that change what is shown and nothing else. */
type ShownEvent = Exclude<
  WorkerEvent,
  {
    type:
      | "run"
      | "status"
      | "problem"
      | "picture"
      | "browsed"
      | "exported"
      | "modelWaits"
      | "opened"
      | "broughtBack";
  }
>;

/**
 * The part of the page's state an event brings, nothing for one that comes too late: from a run that has
 * been superseded, or for a drawing that has been changed since.
 */
export function shownBy(
  event: ShownEvent,
  runId: number | null,
  drawingId: number,
): Partial<PlaygroundState> {
  if ("runId" in event && event.runId !== runId) return {};
  switch (event.type) {
    case "facts":
      return { facts: event.facts };
    case "curves":
      return { curves: event.curves };
    case "weights":
      return { weights: event.picture };
    case "answer":
      return event.drawingId === drawingId ? { answer: event.answer } : {};
    case "insight":
      return event.drawingId === drawingId ? { insight: event.insight } : {};
    case "shifts":
      return event.drawingId === drawingId ? { shifts: event.shifts } : {};
    case "own":
      return { ownFigures: event.figures };
    case "distorted":
      return { distorted: event.samples };
    case "tray":
      return { tray: { have: event.have, missing: event.missing } };
    case "loading":
      return { loading: event.progress };
    case "dataset":
      return { dataset: event.dataset };
    case "library":
      return { library: event.library };
    case "lastRun":
      return { lastRun: event.run };
    case "reply":
    case "pong":
      return {}; // the client's own
  }
}
