/** What systems and programs leave behind in folders and archives. */
const LEFT_BEHIND = /^(\..*|__MACOSX|Thumbs\.db|desktop\.ini|Icon\r)$/i;

/** What people put beside data to explain them. */
const BESIDE_DATA =
  /^(read.?me|licen[cs]e|copying|notice|changelog|citation)(\.|$)|\.(txt|md|rst|pdf|html?|json|ya?ml|xml|py|ipynb|m|sha\d*|md5)$/i;

/** Whether a file in a folder or archive is none of its data, by its name. */
export function isIgnorable(path: string): boolean {
  const parts = path.split("/");
  if (parts.some((part) => LEFT_BEHIND.test(part))) return true;
  return parts.length > 1 && isBesideData(path);
}

/** Whether a file's name says that it explains others. */
export function isBesideData(path: string): boolean {
  return BESIDE_DATA.test(path.slice(path.lastIndexOf("/") + 1));
}
