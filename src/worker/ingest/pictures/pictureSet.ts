import { SIDES } from "../../../data/dataset.ts";
import { DataError } from "../../../data/dataError.ts";
import type { DatasetFile } from "../../../data/datasetFile.ts";
import { MissingPart } from "../../../experiment/missingPart.ts";
import type { Item } from "../item.ts";
import { namesPicture } from "../kindOf.ts";
import type { LoadWatch } from "../loadWatch.ts";
import type { Decode } from "./decode.ts";
import type { PictureSize } from "./headerSize.ts";
import { layOut, type Layout } from "./layout.ts";
import { backdropOf, fitted, onGround, type Picture } from "./picture.ts";
import { inTurns, MAX_PIXELS, readPicture, type ReadPicture } from "./readPicture.ts";

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
  /** Of kinds that are not read, under a picture's name. */
  private readonly strange: (NonNullable<ReadPicture["stranger"]> & { readonly path: string })[] = [];
  /** Larger than a picture may be, each with its size. */
  private readonly large: string[] = [];
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
    if (this.strange.length > 0) errors.push(this.strangeOnes());
    if (this.large.length > 0) errors.push(this.largeOnes());
    if (layout instanceof DataError) return { parts: [], errors: errors.length > 0 ? errors : [layout] };
    return { parts: this.partsOf(layout), errors };
  }

  private async decodeWaiting(): Promise<void> {
    const { waiting } = this;
    const { watch, decode } = this.options;
    this.waiting = [];
    this.waitingBytes = 0;
    const read = await Promise.all(waiting.map(readPicture));
    for (const some of inTurns(read)) {
      const pictures = await Promise.all(
        some.map(async ({ bytes }) => (bytes === null ? null : decode(bytes).catch(notDecoded))),
      );
      for (const [i, picture] of pictures.entries()) {
        this.take(some[i], picture);
        watch.advance(some[i].item.stored, picture === null ? 0 : picture.width * picture.height);
        await watch.pause();
      }
    }
  }

  private take({ item: { path }, size, isLarge, stranger }: ReadPicture, picture: Picture | null): void {
    if (picture !== null) this.keep(path, picture);
    else if (stranger !== null) this.strange.push({ ...stranger, path });
    else if (size !== null && isLarge) this.large.push(`${path} with ${sides(size)}`);
    else this.broken.push(path);
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
      const labels = members.map((member) => places[member]?.label ?? 0);
      const classes = [...new Set(labels)].sort((a, b) => a - b); // of this part alone: what it has is to be matched
      return [
        { kind: "images", ...part, notes: allNotes.splice(0), values: images, rows, cols },
        {
          ...{ kind: "labels", ...part, notes: [] },
          values: Uint8Array.from(labels, (label) => classes.indexOf(label)),
          classNames: classes.map((label) => classNames[label]),
        },
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
    const { broken, name } = this;
    const are = broken.length === 1 ? "is" : "are";
    return new DataError(
      "bad-image",
      name,
      `${name}: expected pictures that this browser can decode, got ${broken.length.toLocaleString("en")} ` +
        `that ${are} broken, the first ${broken[0]}.${this.othersRead()} Save them again as PNG or JPEG.`,
    );
  }

  private strangeOnes(): DataError {
    const { strange, name } = this;
    const [{ path, kind, advice }] = strange;
    return new DataError(
      "wrong-format",
      name,
      `${name}: expected PNG, JPEG, WebP, GIF or BMP pictures, got ${strange.length.toLocaleString("en")} of other ` +
        `kinds, the first ${path}, ${kind}.${this.othersRead()} ${advice}`,
    );
  }

  private largeOnes(): DataError {
    const { large, name } = this;
    const are = large.length === 1 ? "is" : "are";
    return new DataError(
      "too-large",
      name,
      `${name}: expected pictures of at most ${MAX_PIXELS / 1e6} million pixels, got ${large.length.toLocaleString("en")} ` +
        `that ${are} larger, the first ${large[0]}.${this.othersRead()} Make them smaller.`,
    );
  }

  private othersRead(): string {
    const { length } = this.kept;
    return length > 0 ? ` The other ${length.toLocaleString("en")} are read.` : "";
  }
}

/** Whatever a decoder says, it is that the picture is broken; but there must be one. */
function notDecoded(error: unknown): null {
  if (error instanceof MissingPart) throw error;
  return null;
}

const sides = ({ width, height }: PictureSize): string =>
  `${width.toLocaleString("en")}×${height.toLocaleString("en")}`;

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
