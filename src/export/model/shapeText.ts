/** A shape as Python writes it. */
export const shapeText = (shape: readonly number[]): string =>
  `(${shape.join(", ")}${shape.length === 1 ? "," : ""})`;
