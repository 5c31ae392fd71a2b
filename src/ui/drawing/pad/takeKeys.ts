import { StrokeInHand } from "../../../app/board/strokeInHand.ts";
import type { Playground } from "../../../app/playground.ts";
import { LONG_STEP, movePen, restingPen, strokeThrough, togglePen, type KeyPen } from "./keyPen.ts";

/** Two arrows pressed within this time are one move, aslant. */
const TOGETHER_MS = 60;

type Direction = readonly [dx: number, dy: number];

const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Keys by name, and those of the number pad, whose names are digits, by place. */
const moves: Readonly<Record<string, Direction>> = {
  Home: [-1, -1],
  PageUp: [1, -1],
  End: [-1, 1],
  PageDown: [1, 1],
  Numpad7: [-1, -1],
  Numpad8: [0, -1],
  Numpad9: [1, -1],
  Numpad4: [-1, 0],
  Numpad6: [1, 0],
  Numpad1: [-1, 1],
  Numpad2: [0, 1],
  Numpad3: [1, 1],
};

const penKeys = new Set([" ", "Enter"]);
const undoKeys = new Set(["Backspace", "Delete"]);

/**
 * Turns keys into strokes while the pad has the focus by the keyboard: `show` gets the pen at every change, null
 * when the focus has gone. Returns a function that stops it.
 */
export function takeKeys(
  canvas: HTMLCanvasElement,
  playground: Playground,
  show: (pen: KeyPen | null) => void,
): () => void {
  const stop = new AbortController();
  const held = new Map<string, Direction>();
  let pen = restingPen;
  let stroke: StrokeInHand | null = null;
  let active = false;
  /** A first arrow that may be half of two. */
  let waiting: { readonly steps: number; readonly timer: ReturnType<typeof setTimeout> } | null = null;

  const put = (next: KeyPen) => {
    if (next.path !== null && next.path !== pen.path) {
      stroke ??= new StrokeInHand(playground);
      stroke.show(strokeThrough(next.path));
    }
    pen = next;
    show(pen);
  };
  const end = (how: "finish" | "abandon") => {
    stroke?.[how]();
    stroke = null;
    put({ ...pen, path: null });
  };
  const moveByHeld = (steps: number) => {
    let [dx, dy] = [0, 0];
    for (const [x, y] of held.values()) [dx, dy] = [dx + x, dy + y];
    put(movePen(pen, [dx, dy], steps));
  };
  const stopWaiting = () => {
    clearTimeout(waiting?.timer);
    waiting = null;
  };
  const moveNow = () => {
    if (waiting === null) return;
    const { steps } = waiting;
    stopWaiting();
    moveByHeld(steps);
  };

  const pressArrow = (event: KeyboardEvent, direction: Direction, steps: number) => {
    const isFirst = held.size === 0;
    held.set(event.key, direction);
    if (isFirst && !event.repeat) waiting = { steps, timer: setTimeout(moveNow, TOGETHER_MS) };
    else {
      stopWaiting();
      moveByHeld(steps);
    }
  };

  const press = (event: KeyboardEvent): boolean => {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const steps = event.shiftKey ? LONG_STEP : 1;
    const arrow = arrows[event.key];
    if (arrow) {
      active = true;
      pressArrow(event, arrow, steps);
      return true;
    }
    if (!active) return false; // the mouse was here last: Space trains, as everywhere
    moveNow();
    const direction = moves[event.key] ?? moves[event.code];
    if (direction) put(movePen(pen, direction, steps));
    else if (penKeys.has(event.key)) {
      if (!event.repeat) togglePenHere();
    } else if (undoKeys.has(event.key)) {
      if (stroke) end("abandon");
      else playground.board.undo();
    } else if (event.key === "Escape") {
      if (pen.path) end("finish");
      else canvas.blur();
    } else return false;
    return true;
  };
  const togglePenHere = () => {
    if (pen.path === null) put(togglePen(pen));
    else end("finish");
  };

  const stopWatching = playground.store.subscribe(() => {
    if (!stroke?.lost) return;
    stroke = null; // taken back, cleared or replaced meanwhile
    put({ ...pen, path: null });
  });
  const on = <K extends "keydown" | "keyup" | "focus" | "blur">(
    type: K,
    act: (event: HTMLElementEventMap[K]) => void,
  ) => {
    canvas.addEventListener(type, act, { signal: stop.signal });
  };
  on("keydown", (event) => {
    if (press(event)) event.preventDefault(); // or the page would scroll
  });
  on("keyup", (event) => {
    if (!held.has(event.key)) return;
    moveNow();
    held.delete(event.key);
  });
  on("focus", () => {
    active = canvas.matches(":focus-visible");
    if (active) show(pen);
  });
  on("blur", () => {
    stopWaiting();
    held.clear();
    end("finish");
    active = false;
    show(null);
  });
  return () => {
    stopWaiting();
    stopWatching();
    stroke?.abandon();
    stop.abort();
  };
}
