import { CLASSES } from "../../../data/dataset.ts";
import { DataError } from "../../../data/dataError.ts";
import { splitInName, type Split } from "../../../data/datasetFile.ts";

/** Which class and part each picture belongs to, by the folders it lies in. */
export interface Layout {
  /** The folder that holds them all, or the archive; for messages and names. */
  readonly name: string;
  readonly classNames: readonly string[];
  /** Of each path that was given, in their order; `null` for pictures in no class's folder. */
  readonly places: readonly (Place | null)[];
  readonly notes: readonly string[];
}

export interface Place {
  readonly label: number;
  readonly split: Split | null;
}

const PART = /^(train|test|val|valid)(ing|idation)?[-_ ]?(set|data|images?|imgs|pictures|samples?|split)?$/i;

/**
 * Sorts pictures by folders: the one a picture lies in names its class, and one on the way there may name its
 * part, as in `digits/train/7/a.png`; the two may also lie the other way round. Where none does, an archive's name may.
 * @param archive the archive they lie in, `null` for a folder
 * @throws DataError `no-classes` unless there are 2 to 256 classes
 */
export function layOut(paths: readonly string[], archive: string | null = null): Layout {
  const folders = paths.map(foldersOf);
  const name = archive ?? rootOf(folders);
  const homes = folders.map(({ way }) => way.join("/"));
  const parents = new Set(
    folders.flatMap(({ way }) => way.slice(0, -1).map((_, i) => way.slice(0, i + 1).join("/"))),
  );
  // A folder that has classes inside is none itself; what lies in it is a preview or the like.
  const classOf = (i: number) =>
    homes[i] === "" || parents.has(homes[i]) ? null : (folders[i].way.at(-1) ?? null);
  const names = paths.map((_, i) => classOf(i));
  const classNames = [...new Set(names.filter((className) => className !== null))].sort(naturally);
  if (classNames.length < CLASSES.min || classNames.length > CLASSES.max) throw noClasses(name, classNames);
  const labels = new Map(classNames.map((className, label) => [className, label]));
  let [checking, outside] = [0, 0];
  const places = names.map((className, i): Place | null => {
    if (className === null) {
      outside++;
      return null;
    }
    const { part } = folders[i];
    if (part === "validation") checking++;
    return { label: labels.get(className) ?? 0, split: part === "validation" ? "train" : part };
  });
  // Where some are told to be for testing, all others are to learn from.
  const tested = places.some((place) => place?.split === "test");
  const told = places.some((place) => place !== null && place.split !== null);
  const others = tested ? "train" : told || archive === null ? null : splitInName(lastOf(archive));
  const settled = places.map((place) => place && { ...place, split: place.split ?? others });
  return { name, classNames, places: settled, notes: notesOn(name, checking, outside) };
}

/** Figures in names are compared as numbers, all else by code, so that the order is the same everywhere. */
export function naturally(a: string, b: string): number {
  const [left, right] = [a, b].map((name) => name.split(/(\d+)/));
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = i % 2 === 1 ? Number(left[i]) - Number(right[i]) : 0;
    if (difference !== 0) return difference;
    if (left[i] !== right[i]) return left[i] < right[i] ? -1 : 1;
  }
  return left.length - right.length;
}

const lastOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

interface Folders {
  /** Folders from the outermost to the picture's own, without those that name a part. */
  readonly way: readonly string[];
  readonly part: "train" | "test" | "validation" | null;
}

function foldersOf(path: string): Folders {
  const way: string[] = [];
  let part: Folders["part"] = null;
  for (const folder of path.split("/").slice(0, -1)) {
    const told = PART.exec(folder)?.[1].toLowerCase();
    if (told === undefined) way.push(folder);
    else part = told === "train" || told === "test" ? told : "validation";
  }
  return { way, part };
}

/** The innermost folder that all of them lie in and that is not one class's own. */
function rootOf(folders: readonly Folders[]): string {
  const [first, ...others] = folders.map(({ way }) => way);
  let common = first?.length ?? 0;
  for (const way of others) {
    while (common > 0 && way.slice(0, common).join("/") !== first.slice(0, common).join("/")) common--;
  }
  return first?.[common - 1] ?? "Pictures";
}

function noClasses(name: string, classNames: readonly string[]): DataError {
  const got =
    classNames.length === 0
      ? "none"
      : classNames.length === 1
        ? `only “${classNames[0]}”`
        : classNames.length.toLocaleString("en");
  return new DataError(
    "no-classes",
    name,
    `${name}: expected pictures in ${CLASSES.min} to ${CLASSES.max} folders, one for each class, got ${got}. ` +
      "Put them into folders such as train/0, train/1, test/0, test/1 and drop the folder that holds them.",
  );
}

function notesOn(name: string, checking: number, outside: number): string[] {
  const pictures = (count: number) => `${count.toLocaleString("en")} ${count === 1 ? "picture" : "pictures"}`;
  const notes: string[] = [];
  if (checking > 0) {
    notes.push(
      `${name}: ${pictures(checking)} for validation joined the training images, of which some are held back here.`,
    );
  }
  if (outside > 0) notes.push(`${name}: ${pictures(outside)} in no class’s folder left out.`);
  return notes;
}
