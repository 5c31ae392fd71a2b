/** What systems and programs leave behind in folders and archives. */
const LEFT_BEHIND = /^(\..*|__MACOSX|Thumbs\.db|desktop\.ini|Icon\r)$/i;

/** What people put beside data to explain them. */
const BESIDE_DATA =
  /^(read.?me|licen[cs]e|copying|notice|changelog|citation)(\.|$)|\.(txt|md|rst|pdf|html?|json|ya?ml|xml|py|ipynb|m|sha\d*|md5)$/i;

/** What lists of the classes' names are called. */
const CLASS_LIST = /^(class(es)?|(class|label)[-_ ]?names?|labels?|names|categories)\.txt$/i;

/** EMNIST's list of its labels' characters, whose names are known. */
const MAPPING = /mapping\.txt$/i;

/** Whether a file in a folder or archive is none of its data, by its name. */
export function isIgnorable(path: string): boolean {
  const parts = path.split("/");
  if (parts.some((part) => LEFT_BEHIND.test(part)) || MAPPING.test(path)) return true;
  return parts.length > 1 && isBesideData(path);
}

/** Whether a file's name says that it explains others. */
export function isBesideData(path: string): boolean {
  return BESIDE_DATA.test(lastOf(path)) && !isClassList(path);
}

/** Whether a file is called as lists of classes are; what is in it has to say the same. */
export const isClassList = (path: string): boolean => CLASS_LIST.test(lastOf(path));

const lastOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
