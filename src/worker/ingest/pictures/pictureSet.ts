import { SIDES } from "../../../data/dataset.ts";
import { DataError } from "../../../data/dataError.ts";
import type { DatasetFile } from "../../../data/datasetFile.ts";
import type { Item } from "../item.ts";
import { namesPicture } from "../kindOf.ts";
import type { LoadWatch } from "../loadWatch.ts";
import type { Decode } from "./decode.ts";
import { layOut, type Layout } from "./layout.ts";
import { backdropOf, fitted, onGround, type Picture } from "./picture.ts";

export interface PictureSetOptions {
  /** Every path there is, before any file is read. */
  readonly paths: readonly string[];
  /** The archive they lie in; `null` for a folder. */
  readonly archive: string | null;
  readonly decode: Decode;
  readonly watch: LoadWatch;
}

/** Pictures decoded side by side, as each takes a way through the browser, and bytes of theirs at most. */
const AT_ONCE = 32;
const BYTES_AT_ONCE = 8 * 2 ** 20;

/** Beyond this a file is no picture of a digit. */
const MAX_FILE_BYTES = 64 * 2 ** 20;

/** Side that pictures of several sizes, or large ones, are brought to. */
const COMMON_SIDE = 28;

interface Kept {
  readonly path: string;
  readonly picture: Picture;
}

/** Pictures in one folder for each class, on their way to be images and labels. */
export class PictureSet {
  private readonly kept: Kept[] = [];
  private readonly broken: string[] = [];
  private waiting: Item[] = [];
  private waitingBytes = 0;
  private ground: number | null = null;
  private ungrounded = false;
  private reduced = 0;
  /** Why there is no need to look at them: they are in no folders. */
  private readonly hopeless: DataError | null;
  private readonly name: string;

  constructor(private readonly options: PictureSetOptions) {
    const { paths, archive } = options;
    // Names promise pictures, and need not: there is hope in either.
    const layouts = [paths.filter(namesPicture), paths].map((some) => tryLayout(some, archive));
    const promised = layouts.find((layout) => !(layout instanceof DataError)) ?? layouts[0];
    this.hopeless = promised instanceof DataError ? promised : null;
    this.name = promised instanceof DataError ? promised.file : promised.name;
  }

  /** Takes a file that is a picture or promises to be one. */
  async add(item: Item): Promise<void> {
    if (this.hopeless !== null) return;
    this.waiting.push(item);
    this.waitingBytes += item.size;
    if (this.waiting.length >= AT_ONCE || this.waitingBytes >= BYTES_AT_ONCE) await this.decodeWaiting();
  }

  /** Images and labels for each part, and what was wrong with some. */
  async finish(): Promise<{ readonly parts: readonly DatasetFile[]; readonly errors: readonly DataError[] }> {
    if (this.hopeless !== null) return { parts: [], errors: [this.hopeless] };
    await this.decodeWaiting();
    const errors: DataError[] = [];
    const paths = this.kept.map(({ path }) => path);
    const layout = tryLayout(paths, this.options.archive);
    if (this.broken.length > 0) errors.push(this.brokenOnes());
    if (layout instanceof DataError) return { parts: [], errors: errors.length > 0 ? errors : [layout] };
    return { parts: this.partsOf(layout), errors };
  }

  private async decodeWaiting(): Promise<void> {
    const { waiting } = this;
    const { watch, decode } = this.options;
    this.waiting = [];
    this.waitingBytes = 0;
    const pictures = await Promise.all(
      waiting.map(async (item) => {
        const bytes = item.size > MAX_FILE_BYTES ? null : await wholeOf(item);
        // Whatever a decoder says, it is that the picture is broken.
        return bytes === null ? null : decode(bytes).catch(() => null);
      }),
    );
    for (const [i, picture] of pictures.entries()) {
      if (picture === null) this.broken.push(waiting[i].path);
      else this.keep(waiting[i].path, picture);
      watch.advance(waiting[i].stored, picture === null ? 0 : picture.width * picture.height);
      await watch.pause();
    }
  }

  private keep(path: string, picture: Picture): void {
    if (picture.alpha !== null) {
      this.ground ??= backdropOf(picture);
      this.ungrounded = true;
    }
    const seen = onGround(picture, this.ground ?? 255);
    const large = Math.max(seen.width, seen.height) > SIDES.max;
    if (large) this.reduced++;
    this.kept.push({ path, picture: large ? reduce(seen) : seen });
  }

  private partsOf({ name, classNames, places, notes }: Layout): DatasetFile[] {
    const { kept } = this;
    const [{ width, height }] = kept.map(({ picture }) => picture);
    const alike = kept.every(({ picture }) => picture.width === width && picture.height === height);
    const [rows, cols] = alike ? [height, width] : [COMMON_SIDE, COMMON_SIDE];
    const bond = this.options.archive ?? name;
    const allNotes = [...notes, ...this.notesOn(name, alike)];
    const told = [...new Set(places.map((place) => place?.split))].filter((split) => split !== undefined);
    return told.flatMap((split): DatasetFile[] => {
      const members = [...places.keys()].filter((i) => places[i]?.split === split);
      const part = {
        name: split === null ? name : `${name}: ${split}`,
        split,
        count: members.length,
        crc32: null,
        bond,
      };
      const images = new Uint8Array(members.length * rows * cols);
      members.forEach((member, i) => {
        const { picture } = kept[member];
        images.set(alike ? picture.light : reduce(picture).light, i * rows * cols);
      });
      const labels = Uint8Array.from(members, (member) => places[member]?.label ?? 0);
      return [
        { kind: "images", ...part, notes: allNotes.splice(0), values: images, rows, cols },
        { kind: "labels", ...part, notes: [], values: labels, classNames },
      ];
    });
  }

  private notesOn(name: string, alike: boolean): string[] {
    const notes: string[] = [];
    if (this.reduced > 0 || !alike) {
      const why = alike ? `larger than ${SIDES.max}×${SIDES.max}` : "of several sizes";
      notes.push(`${name}: the pictures are ${why} and were scaled to ${COMMON_SIDE}×${COMMON_SIDE}.`);
    }
    if (this.ungrounded) {
      notes.push(`${name}: see-through pictures were laid on ${this.ground === 0 ? "black" : "white"}.`);
    }
    return notes;
  }

  private brokenOnes(): DataError {
    const { broken, kept, name } = this;
    const [first] = broken;
    const rest = kept.length > 0 ? ` The other ${kept.length.toLocaleString("en")} are read.` : "";
    return new DataError(
      "bad-image",
      name,
      `${name}: expected pictures that this browser can decode, got ${broken.length.toLocaleString("en")} ` +
        `that ${broken.length === 1 ? "is" : "are"} broken, the first ${first}.${rest} Save them again as PNG or JPEG.`,
    );
  }
}

const reduce = (picture: Picture): Picture => {
  const light =
    picture.width === COMMON_SIDE && picture.height === COMMON_SIDE
      ? picture.light
      : fitted(picture, COMMON_SIDE);
  return { width: COMMON_SIDE, height: COMMON_SIDE, light, alpha: null };
};

function tryLayout(paths: readonly string[], archive: string | null): Layout | DataError {
  try {
    return layOut(paths, archive);
  } catch (error) {
    if (error instanceof DataError) return error;
    throw error;
  }
}

async function wholeOf(item: Item): Promise<Uint8Array> {
  if (item.head.length >= item.size) return item.head;
  const whole = new Uint8Array(item.size);
  let at = 0;
  for await (const piece of item.read()) {
    if (at + piece.length > whole.length) throw new RangeError("more bytes than the archive's list says");
    whole.set(piece, at);
    at += piece.length;
  }
  return whole.subarray(0, at);
}
