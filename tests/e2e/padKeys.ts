import { settled } from "./padGestures.ts";
import { expect, type Playground } from "./playground.ts";

/** Comes to the pad as the Tab key does, from the button behind it. */
export async function focusPad({ page, pad, button }: Playground): Promise<void> {
  await button("Undo stroke").focus();
  await page.keyboard.press("Shift+Tab");
  await expect(pad).toBeFocused();
}

/** Strokes of a digit as keys; "-" lifts the pen or puts it down. */
const keys: Record<string, string> = {
  "7": "Shift+ArrowLeft ArrowUp - Shift+ArrowRight Shift+ArrowRight End End End End End ArrowDown ArrowDown ArrowDown ArrowDown -",
  "1": "ArrowUp ArrowUp - Shift+ArrowDown Shift+ArrowDown ArrowDown ArrowDown -",
  "4":
    "ArrowLeft ArrowLeft ArrowLeft ArrowUp - Shift+ArrowDown ArrowDown ArrowDown Shift+ArrowRight ArrowRight ArrowRight ArrowRight - " +
    "Home ArrowLeft Shift+ArrowUp ArrowUp - Shift+ArrowDown Shift+ArrowDown ArrowDown ArrowDown -",
};

/** Draws with keys alone, from the tab stop on; what it is read as. */
export async function byKeys(playground: Playground, digit: string): Promise<number> {
  const { page } = playground;
  await focusPad(playground);
  // To the middle of the row that strokes begin in, wherever the pen has been left.
  for (const key of [...new Array<string>(4).fill("Shift+Home"), "Shift+ArrowDown"])
    await page.keyboard.press(key);
  for (const key of ["Shift+ArrowRight", ...new Array<string>(4).fill("ArrowRight")])
    await page.keyboard.press(key);
  for (const key of keys[digit].split(" ")) await page.keyboard.press(key === "-" ? "Space" : key);
  const { label } = await settled(playground);
  await playground.clearDrawing();
  return label;
}
