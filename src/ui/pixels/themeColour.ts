export type Rgb = readonly [red: number, green: number, blue: number];

/**
 * A colour of the theme that an element has, the one in use if not told otherwise, from its custom property written
 * as `#rrggbb`; parts in 0–255.
 */
export function themeColour(property: `--${string}`, element: Element = document.documentElement): Rgb {
  const text = getComputedStyle(element).getPropertyValue(property).trim();
  const value = /^#[0-9a-f]{6}$/i.test(text) ? parseInt(text.slice(1), 16) : 0;
  return [value >> 16, (value >> 8) & 255, value & 255];
}
