/** More pictures of weights than this are too small to tell anything, and too many to make while training. */
const MOST_UNITS = 256;

/** How many of a first layer's units have their weights pictured: all, or the first of them. */
export const picturedUnits = (unitsTotal: number): number => Math.min(unitsTotal, MOST_UNITS);
