const NO_TEXT = "[type=button], [type=checkbox], [type=file], [type=radio], [type=range], [type=submit]";

/** Whether a key or a paste belongs to a text field. */
export function isTyping({ target }: Event): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !target.matches(NO_TEXT);
  return target instanceof HTMLTextAreaElement || target.isContentEditable;
}
