import { DataError } from "../../data/dataError.ts";
import type { DatasetFile } from "../../data/datasetFile.ts";
import { unknownFormat, SNIFF_BYTES } from "../../data/formats/sniff.ts";
import { UNPACKED_CAP, UnpackedTooLarge } from "../../data/gunzip.ts";
import { fetchPart, MissingPart } from "../../experiment/missingPart.ts";
import { publishedFiles, type PublishedFile } from "../../data/known/publishedFiles.ts";
import { sizeWords } from "../../data/words.ts";
import type { OfferedFile } from "../protocol.ts";
import type { SessionHost } from "../session.ts";
import { bytesHeld } from "./bytesHeld.ts";
import { classListOf, nameClasses, type ClassList } from "./classList.ts";
import { isClassList, isIgnorable } from "./ignorable.ts";
import { itemsOf, type Item } from "./item.ts";
import { isPicture, kindOf } from "./kindOf.ts";
import { LoadWatch } from "./loadWatch.ts";
import type { Decode } from "./pictures/decode.ts";
import type { PictureSet } from "./pictures/pictureSet.ts";
import { dataErrorOf } from "./problemOf.ts";
import { loosePicture, readData, type OpenZlib } from "./readData.ts";
import { summarise } from "./summarise.ts";
import { loadZlib } from "./zlib.ts";

export interface Ingested {
  /** Images and labels, in the files' order. */
  readonly parts: readonly DatasetFile[];
  /** One for each file that could not be used; where many fail alike, one for all of them. */
  readonly errors: readonly DataError[];
}

export interface IngestLimits {
  /** Most bytes that packed files may unpack to, all files of a drop together. */
  readonly unpacked: number;
  /** Most files in an archive that are not pictures, and most files of a drop or an archive. */
  readonly members: number;
  readonly files: number;
}

export interface IngestOptions {
  readonly host: SessionHost;
  /** Aborted, nothing more is read and nothing is returned. */
  readonly signal: AbortSignal;
  readonly limits?: IngestLimits;
  /** Decodes pictures; the browser does where nothing else is given. */
  readonly decode?: Decode;
  /** Brings zlib; it is fetched where nothing else is given. */
  readonly openZlib?: OpenZlib;
  /** Files of well-known sets that are told by their checksums; those that are known where nothing else is given. */
  readonly published?: readonly PublishedFile[];
}

/** What the parts of the program do that pictures need. */
const PICTURES = "reads pictures";

const defaultLimits: IngestLimits = { unpacked: UNPACKED_CAP, members: 10_000, files: 200_000 };

/** Reads files of any format, told apart by their content, and tells the page of its progress. */
export async function ingest(files: readonly OfferedFile[], options: IngestOptions): Promise<Ingested> {
  const { host, signal } = options;
  try {
    signal.throwIfAborted();
    return await new Ingestion(files, options).run();
  } catch (error) {
    if (signal.aborted) return { parts: [], errors: [] };
    throw error;
  } finally {
    host.post({ type: "loading", progress: null });
  }
}

class Ingestion {
  private readonly limits: IngestLimits;
  private readonly decode: Decode;
  private readonly openZlib: OpenZlib;
  private readonly published: readonly PublishedFile[];
  private readonly signal: AbortSignal;
  private readonly watch: LoadWatch;
  private readonly wanted: readonly OfferedFile[];
  private readonly parts: DatasetFile[] = [];
  private readonly errors: DataError[] = [];
  private readonly lists: ClassList[] = [];
  private pictures: PictureSet | null = null;

  constructor(
    private readonly files: readonly OfferedFile[],
    options: IngestOptions,
  ) {
    const { host, signal } = options;
    this.limits = options.limits ?? defaultLimits;
    this.decode = options.decode ?? decodeInBrowser;
    this.openZlib = options.openZlib ?? loadZlib;
    this.published = options.published ?? publishedFiles;
    this.signal = signal;
    this.wanted = files.filter(({ path }) => !isIgnorable(path));
    const bytes = this.wanted.reduce((sum, { file }) => sum + file.size, 0);
    this.watch = new LoadWatch(host, signal, bytes);
  }

  async run(): Promise<Ingested> {
    const { wanted, limits, parts, errors } = this;
    if (wanted.length === 0) return { parts, errors: [nothing(this.files)] };
    if (wanted.length > limits.files) return { parts, errors: [tooMany(wanted, limits.files)] };
    for await (const { offered, item, error } of itemsOf(wanted)) {
      this.watch.begin(offered.path, offered.file.size);
      try {
        if (item === null) throw error;
        await this.take(item, offered);
      } catch (failure) {
        this.signal.throwIfAborted();
        if (failure instanceof MissingPart) throw failure; // others would need it too: all are to be dropped again
        const shared = parts.length > 0 && failure instanceof UnpackedTooLarge;
        errors.push(
          shared ? tooLargeTogether(offered.path, limits.unpacked) : dataErrorOf(failure, offered.path),
        );
      }
      await this.watch.pause();
    }
    if (this.pictures !== null) {
      const made = await this.pictures.finish();
      parts.push(...made.parts);
      errors.push(...made.errors);
    }
    const named = nameClasses(parts, this.lists);
    if (named.error !== null) errors.push(named.error);
    return { parts: named.parts, errors: summarise(errors) };
  }

  private async take(item: Item, { path, file }: OfferedFile): Promise<void> {
    const { watch, limits, decode, openZlib, published } = this;
    const cap = limits.unpacked - bytesHeld(this.parts);
    const reading = { watch, openZlib, published, cap };
    const kind = kindOf(item.head);
    const inFolder = path.includes("/");
    const list = isClassList(path) ? classListOf(item) : null;
    if (list !== null) {
      this.lists.push(list);
      return;
    }
    if (inFolder && isClassList(path)) return; // some other text
    if (kind.is === "picture" && !inFolder) throw loosePicture(path, kind.as);
    if (inFolder && isPicture(kind, path)) {
      this.pictures ??= await this.openPictures();
      await this.pictures.add(item);
    } else if (kind.is !== "data") throw unknownFormat(path, item.head.subarray(0, SNIFF_BYTES));
    else if (kind.as === "zip") {
      const { readZip } = await fetchPart("reads archives", () => import("./readZip.ts"));
      const options = {
        ...{ ...reading, decode },
        limits: { members: limits.members, pictures: limits.files },
      };
      const read = await readZip(file, path, options);
      this.parts.push(...read.parts);
      this.lists.push(...read.lists);
      this.errors.push(...read.errors);
    } else this.parts.push(...(await readData(item, reading)));
  }

  private async openPictures(): Promise<PictureSet> {
    const { PictureSet } = await fetchPart(PICTURES, () => import("./pictures/pictureSet.ts"));
    const { watch, decode } = this;
    const paths = this.wanted.map(({ path }) => path).filter((path) => !isClassList(path));
    return new PictureSet({ paths, archive: null, decode, watch });
  }
}

const decodeInBrowser: Decode = async (bytes) => {
  const { decodePicture } = await fetchPart(PICTURES, () => import("./pictures/decode.ts"));
  return decodePicture(bytes);
};

function nothing(files: readonly OfferedFile[]): DataError {
  const name = files[0]?.path.split("/")[0] ?? "Data";
  const got =
    files.length === 0
      ? "no files"
      : `${files.length.toLocaleString("en")} ${files.length === 1 ? "file" : "files"} of other kinds`;
  return new DataError(
    "empty",
    name,
    `${name}: expected files of images or labels, or folders of pictures, got ${got}. Choose another folder.`,
  );
}

function tooMany(files: readonly OfferedFile[], most: number): DataError {
  const name = files[0].path.split("/")[0];
  return new DataError(
    "too-many-files",
    name,
    `${name}: expected at most ${most.toLocaleString("en")} files, got ${files.length.toLocaleString("en")}. ` +
      "Drop one data set at a time, or pack it as a zip.",
  );
}

/** A file that may be small enough by itself. */
function tooLargeTogether(file: string, most: number): DataError {
  return new DataError(
    "too-large",
    file,
    `${file}: expected at most ${sizeWords(most)} unpacked of all files together, got more. ` +
      "Drop the files of one data set at a time.",
  );
}
