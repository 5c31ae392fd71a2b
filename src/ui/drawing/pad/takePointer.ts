import type { Playground } from "../../../app/playground.ts";
import { StrokeInHand } from "../../../app/board/strokeInHand.ts";
import { PAD_SIDE } from "../../../data/framing/pad.ts";
import { Eraser } from "./eraser.ts";

/** After a pen has been lifted, a touch within this time is the hand that holds it. */
const PALM_MS = 600;

/** Bit of `PointerEvent.buttons` that says a pen is held by its other end. */
const ERASER_BUTTON = 32;

/** What a pointer does while it is down. */
interface Work {
  show(points: Float32Array): void;
  finish(): void;
  abandon(): void;
}

/**
 * Turns pointer events into strokes: mouse, touch or pen, one at a time and all of one width. Returns a function
 * that stops it.
 */
export function takePointer(canvas: HTMLCanvasElement, playground: Playground): () => void {
  const stop = new AbortController();
  let work: Work | null = null;
  let pointer = { id: -1, type: "" };
  let points: number[] = [];
  let penLiftedAt = -Infinity;

  const add = (event: PointerEvent) => {
    const box = canvas.getBoundingClientRect();
    points.push(
      ((event.clientX - box.left) / box.width) * PAD_SIDE,
      ((event.clientY - box.top) / box.height) * PAD_SIDE,
    );
  };
  const show = () => work?.show(new Float32Array(points));
  const end = (how: "finish" | "abandon") => {
    if (work !== null && pointer.type === "pen") penLiftedAt = performance.now();
    work?.[how]();
    work = null;
  };
  const on = (type: PointerEventType, act: (event: PointerEvent) => void) => {
    canvas.addEventListener(type, act, { signal: stop.signal });
  };
  const onIts = (type: PointerEventType, act: (event: PointerEvent) => void) => {
    on(type, (event) => {
      if (work !== null && event.pointerId === pointer.id) act(event);
    });
  };

  on("pointerdown", (event) => {
    event.preventDefault();
    if (event.pointerType === "mouse" && event.button !== 0) return;
    if (event.pointerType === "touch" && performance.now() - penLiftedAt < PALM_MS) return;
    const palmCameFirst = event.pointerType === "pen" && pointer.type === "touch";
    if (work !== null && !palmCameFirst) return;
    end("abandon");
    // Keys belong to the page again, not to the field or the pad that had them.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    pointer = { id: event.pointerId, type: event.pointerType };
    if (event.isTrusted) canvas.setPointerCapture(event.pointerId); // a stroke may leave the pad and come back
    work = (event.buttons & ERASER_BUTTON) !== 0 ? new Eraser(playground) : new StrokeInHand(playground);
    points = [];
    add(event);
    show();
  });
  onIts("pointermove", (event) => {
    if (event.pointerType === "mouse" && event.buttons === 0) {
      end("finish"); // the button was let go of where the page could not see it
      return;
    }
    // Between two frames a pen reports many points; the browser keeps them here.
    const coalesced = event.getCoalescedEvents();
    for (const each of coalesced.length > 0 ? coalesced : [event]) add(each);
    show();
  });
  onIts("pointerup", (event) => {
    add(event);
    show();
    end("finish");
  });
  // The system took the gesture: what it left behind is no stroke.
  onIts("pointercancel", () => {
    end("abandon");
  });
  for (const type of ["wheel", "contextmenu"] as const) {
    canvas.addEventListener(
      type,
      (event) => {
        if (work !== null) event.preventDefault();
      },
      { signal: stop.signal, passive: false },
    );
  }
  return () => {
    end("abandon");
    stop.abort();
  };
}

type PointerEventType = "pointerdown" | "pointermove" | "pointerup" | "pointercancel";
