/** A picture's light, row-major: 0 is black, 255 is white. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Where it can be seen through, the light of what is there, not yet laid on anything. */
  readonly light: Uint8Array;
  /** 255 where it is opaque; `null` if it is so everywhere. */
  readonly alpha: Uint8Array | null;
}

/** Light of a colour by ITU-R BT.601, exact for greys. */
export const lightOf = (red: number, green: number, blue: number): number =>
  ((299 * red + 587 * green + 114 * blue + 500) / 1000) | 0;

/** What pictures that can be seen through are laid on, as an image of a digit is read: white, but black for light ink alone. */
export function backdropOf({ light, alpha }: Picture): number {
  if (alpha === null) return 255;
  let [seen, opaque] = [0, 0];
  for (let i = 0; i < light.length; i++) {
    seen += light[i] * alpha[i];
    opaque += alpha[i];
  }
  const isInkAlone = opaque < 0.5 * 255 * light.length;
  return isInkAlone && seen > 127.5 * opaque ? 0 : 255;
}

/** Lays a picture on an even ground. */
export function onGround({ light, alpha, ...size }: Picture, ground: number): Picture {
  if (alpha === null) return { ...size, light, alpha };
  const seen = light.map((value, i) => Math.round((value * alpha[i] + ground * (255 - alpha[i])) / 255));
  return { ...size, light: seen, alpha: null };
}

/**
 * Scales a picture into a square of `side` pixels, each the mean of the area it covers. Its shape is kept: what
 * is missing of the square is filled with what most of its border is.
 */
export function fitted({ width, height, light }: Picture, side: number): Uint8Array {
  const scale = side / Math.max(width, height);
  const cols = Math.max(1, Math.round(width * scale));
  const rows = Math.max(1, Math.round(height * scale));
  const across = narrowed(light, { lines: height, from: width, to: cols });
  const scaled = narrowed(turned(across, height, cols), { lines: cols, from: height, to: rows }); // (cols, rows)
  const square = new Uint8Array(side * side).fill(borderOf(width, height, light));
  const [left, top] = [(side - cols) >> 1, (side - rows) >> 1];
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) {
      square[(top + row) * side + left + col] = Math.round(scaled[col * rows + row]);
    }
  }
  return square;
}

/** Each of `lines` rows of `from` pixels as `to` means of equal stretches; enlarges as well. */
function narrowed(
  pixels: ArrayLike<number>,
  { lines, from, to }: { lines: number; from: number; to: number },
): Float32Array {
  const means = new Float32Array(lines * to);
  const stretch = from / to;
  for (let line = 0; line < lines; line++) {
    for (let i = 0; i < to; i++) {
      const [start, end] = [i * stretch, (i + 1) * stretch];
      let sum = 0;
      for (let at = Math.floor(start); at < Math.min(from, Math.ceil(end)); at++) {
        sum += pixels[line * from + at] * (Math.min(end, at + 1) - Math.max(start, at));
      }
      means[line * to + i] = sum / stretch;
    }
  }
  return means;
}

function turned(pixels: Float32Array, rows: number, cols: number): Float32Array {
  const result = new Float32Array(pixels.length);
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) result[col * rows + row] = pixels[row * cols + col];
  }
  return result;
}

/** The median of the outermost pixels. */
function borderOf(width: number, height: number, light: Uint8Array): number {
  const border: number[] = [];
  for (let x = 0; x < width; x++) border.push(light[x], light[(height - 1) * width + x]);
  for (let y = 0; y < height; y++) border.push(light[y * width], light[y * width + width - 1]);
  return border.sort((a, b) => a - b)[border.length >> 1];
}
