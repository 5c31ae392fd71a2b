import type { StoreApi } from "zustand/vanilla";
import { isEmpty, noDrawing, noNudge, type Drawing, type View } from "../../data/framing/pad.ts";
import type { LinkedDrawing } from "../../experiment/hash.ts";
import { fetchPart } from "../../experiment/missingPart.ts";
import type { Problem } from "../../experiment/problem.ts";
import type { Command, Photo, WorkerEvent } from "../../worker/protocol.ts";
import type { PlaygroundState } from "../playgroundState.ts";
import { after, back, forth } from "./history.ts";
import { unreadableImage } from "./imageFiles.ts";
import { withMargin } from "./withMargin.ts";

/** What the board needs of the page around it. */
export interface BoardHost {
  send(command: Command, transfer?: Transferable[]): void;
  report(problem: Problem): void;
  /** Takes away what was reported about the drawing before. */
  clearProblems(): void;
  /** Something has been put on the pad, whatever a link was to put there. */
  drawnAnew(): void;
}

/** Which explanations of the answer somebody looks at; `asked` is the class asked about, if not the answer. */
export interface InsightWatch {
  readonly why: boolean;
  readonly shifts: boolean;
  readonly asked: number | null;
}

/**
 * What is on the pad: drawn, taken back, pasted or sent by a link. The worker hears of every change, of several in
 * one breath once: reading a drawing takes it some milliseconds.
 */
export class Board {
  /** Number of the drawing shown: answers to earlier ones come too late. */
  drawingId = 0;
  /** Number of the drawing that the worker was last told of. */
  private toldId = 0;
  /** The drawing that a stroke in progress was begun on. */
  private begunOn: Drawing | null = null;
  private photoId = 0;
  private watched: InsightWatch = { why: false, shifts: false, asked: null };

  constructor(
    private readonly store: StoreApi<PlaygroundState>,
    private readonly host: BoardHost,
  ) {}

  /** Puts a drawing on the pad, a step that can be taken back. */
  draw(drawing: Drawing, view?: View): void {
    const { drawing: present, history } = this.state;
    const left = this.begunOn ?? present;
    this.begunOn = null;
    const isStep = drawing !== left && !(isEmpty(drawing) && isEmpty(left));
    if (isStep) this.host.drawnAnew();
    this.show(drawing, { ...(view && { view }), ...(isStep && { history: after(history, left) }) });
  }

  /** Has the drawing read in another way. */
  changeView(patch: Partial<View>): void {
    const { drawing, view } = this.state;
    this.show(drawing, { view: { ...view, ...patch } });
  }

  /** Shows a stroke in progress. It is no step until `draw`, and none at all after `abandon`. */
  sketch(drawing: Drawing): void {
    this.begunOn ??= this.state.drawing;
    this.show(drawing);
  }

  abandon(): void {
    const { begunOn } = this;
    this.begunOn = null;
    if (begunOn !== null) this.show(begunOn);
  }

  /** Takes back the stroke in progress or else the last step. */
  undo(): void {
    const { drawing, history } = this.state;
    const step = back(history, drawing);
    if (this.begunOn !== null) this.abandon();
    else if (step) this.show(step.drawing, { history: step.history });
  }

  redo(): void {
    const { drawing, history } = this.state;
    const step = forth(history, drawing);
    if (this.begunOn === null && step) this.show(step.drawing, { history: step.history });
  }

  clear(): void {
    this.draw(noDrawing);
  }

  /** Puts the drawing of an earlier visit where it was: on the pad, or behind what a link has put there. */
  restore(drawing: Drawing): void {
    const { linked, history } = this.state;
    if (linked === null) this.show(drawing);
    else this.store.setState({ history: { ...history, past: [drawing, ...history.past] } });
  }

  /** Shows the drawing of a link, or keeps what is there where the link has none. */
  adopt(link: LinkedDrawing | null): void {
    const { drawing, history, linked } = this.state;
    if (link === null) this.store.setState({ linked: null });
    else if (link.text !== linked) {
      const left = isEmpty(drawing) ? history : after(history, this.begunOn ?? drawing);
      this.begunOn = null;
      this.show(link.drawing, { history: left, linked: link.text });
    }
  }

  /** Reads the digit in an image file; what is on the pad stays until there is one. */
  async openImage(file: File): Promise<void> {
    const id = this.beginReading();
    try {
      const { decodePhoto } = await fetchPart("opens images", () => import("./decodePhoto.ts"));
      const photo = await decodePhoto(file);
      if (id === this.photoId) this.sendPhoto(photo);
    } catch (error) {
      if (id !== this.photoId) return;
      this.store.setState({ readingImage: false });
      this.host.report(unreadableImage(file, error));
    }
  }

  /** Reads the digit in a photo, whose bytes go over to the worker. */
  readPhoto(photo: Photo): void {
    this.beginReading();
    this.sendPhoto(photo);
  }

  /** Takes the worker's answer to a photo. */
  receivePicture({ photoId, picture }: Extract<WorkerEvent, { type: "picture" }>): void {
    if (photoId !== this.photoId) return;
    this.store.setState({ readingImage: false });
    if (picture) this.draw({ strokes: [], picture: withMargin(picture) });
  }

  /** Explanations are made and sent only while somebody looks; what nobody looks at any more is forgotten. */
  watchInsight(watch: InsightWatch): void {
    this.watched = watch;
    this.store.setState(({ insight, shifts }) => ({
      insight: watch.why ? insight : null,
      shifts: watch.shifts ? shifts : null,
    }));
    this.host.send({ type: "watchInsight", ...watch });
  }

  /** Whether an event explains what nobody looks at any more. */
  ignores({ type }: WorkerEvent): boolean {
    return (type === "insight" && !this.watched.why) || (type === "shifts" && !this.watched.shifts);
  }

  /** Tells a new worker what is on the pad and looked at; a photo that the old one was given is gone. */
  tell(): void {
    this.store.setState({ readingImage: false });
    this.host.send({ type: "watchInsight", ...this.watched });
    this.tellDrawing();
  }

  private get state(): PlaygroundState {
    return this.store.getState();
  }

  private beginReading(): number {
    this.host.clearProblems();
    this.store.setState({ readingImage: true });
    return ++this.photoId;
  }

  private sendPhoto(photo: Photo): void {
    this.host.send({ type: "readPhoto", photoId: this.photoId, photo }, [photo.rgba.buffer]);
  }

  private show(
    drawing: Drawing,
    patch: Partial<Pick<PlaygroundState, "view" | "history" | "linked">> = {},
  ): void {
    this.drawingId += 1;
    const empty = isEmpty(drawing);
    const wanted = patch.view ?? this.state.view;
    const view = empty ? { ...wanted, nudge: noNudge } : wanted; // an empty pad leaves nothing to nudge
    const linked = drawing === this.state.drawing ? this.state.linked : null;
    const gone = empty ? { answer: null, insight: null, shifts: null } : {};
    this.store.setState({ linked, ...patch, ...gone, drawing, view });
    queueMicrotask(() => {
      if (this.toldId !== this.drawingId) this.tellDrawing();
    });
  }

  private tellDrawing(): void {
    this.toldId = this.drawingId;
    const { drawing, view } = this.state;
    this.host.send({ type: "draw", drawingId: this.drawingId, drawing, view });
  }
}
