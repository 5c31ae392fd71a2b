import type { DataError } from "../dataError.ts";
import { splitInName, type DatasetFile, type Split } from "../datasetFile.ts";

/** An array of an archive and what came of reading it: images or labels, names of classes, or an error. */
export interface NpzMember {
  /** Its name, such as `x_train`. */
  readonly member: string;
  readonly parts: readonly DatasetFile[];
  /** Its texts, where `mayBeClassNames` and it has such. */
  readonly names?: readonly string[];
  readonly error?: DataError;
}

/** Images or labels, the arrays they are made of, and what their names say of their part. */
export interface Placed {
  readonly members: readonly string[];
  readonly part: DatasetFile;
  readonly place: Split | "validation" | null;
}

/** As numpy.savez names arrays that have no name. */
export const UNNAMED = /^arr_\d+$/;

/** `Xtr` and `yte` beside the words that files are told by. */
const TRAIN = /(?<![a-z])[xy]?tr(?![a-z])/i;
const TEST = /(?<![a-z])[xy]?te(?![a-z])/i;

/** A third part, whose images may be learnt from, as the page holds some of them back itself. */
const VALIDATION =
  /(?<![a-z])[xy]?(val(id(ation)?)?|dev(el(opment)?)?|extra|hold_?out|eval(uation)?)(?![a-z])/i;

/** What images and labels are called where nothing says their part. */
const PARTS =
  /(?<![a-z])([xy]t?|images?|imgs?|pictures|pixels|data|digits|features|labels?|targets?)(?![a-z])/i;

/** What is said of images or of the whole set, whatever part it is of. */
const ABOUT =
  /(?<![a-z])(mean|avg|std|var|min|max|ids?|index|indices|shapes?|weights?|(file|class|label|target)?_?names?|files?|paths?|masks?)(?![a-z])/i;

const CLASS_NAMES =
  /(^|\/)((class(es)?|labels?|targets?|category|categories|digits?)[-_ ]?names?|class(es)?|categories|names)$/i;

/** What an array's name says of its part. */
export function placeOf(member: string): Placed["place"] {
  if (VALIDATION.test(member)) return "validation";
  const place = splitInName(member);
  if (place !== null || TRAIN.test(member) === TEST.test(member)) return place;
  return TRAIN.test(member) ? "train" : "test";
}

export function placedOf(members: readonly NpzMember[]): readonly Placed[] {
  return members.flatMap(({ member, parts }) =>
    parts.map((part) => ({ members: [member], part, place: placeOf(member) ?? part.split })),
  );
}

/** Whether an array's name says that it is images or labels; so may those without names be. */
export function isOfData(member: string): boolean {
  if (UNNAMED.test(member)) return true;
  return !ABOUT.test(member) && (placeOf(member) !== null || PARTS.test(member));
}

/** Whether an array's name says that it may name the classes. */
export const mayBeClassNames = (member: string): boolean => CLASS_NAMES.test(member);
