/*
 * Where things stand in the memory that kernels and engine share, in bytes. Plain constants, so that this
 * one file is read by both compilers, AssemblyScript's and TypeScript's.
 *
 * Matrices of activations stand in *panels*: 32 bytes of each row (8 columns of float32, 4 of float64),
 * row after row, then the next 32 bytes of each. A panel of N rows is what the matrix products read from
 * end to end, as one operand or the other.
 */

/** Bytes of one row in a panel: two vectors. */
export const panelBytes = 32;
/** Bytes of one row in a block of the first layer's weights where images are walked sparsely: eight vectors. */
export const blockBytes = 128;
/** Panels in a block. */
export const blockPanels = 4;
/** Bytes from one image's starts of lists to the next one's: one for each segment, and the end of the last. */
export const inkStartsBytes = 36;
/** Parts of an image, one after the other, whose inked pixels are listed apart, so that threads share that work. */
export const inkSegments = 8;
/** Rows that the matrix product takes at a time; it may read and write up to five rows past the last. */
export const tileRows = 6;
/** The product goes over this many terms of its sums before it turns to the next rows. */
export const termsAtATime = 256;
export const maxTeam = 8;

// Words that threads watch, each in a cache line of its own.
/** Counts the jobs: number of the job, times 256, plus size of the team, times 16, plus kind of job. */
export const jobWord = 1024;
export const arrivedWord = 1088;
export const releaseWord = 1152;
/** The ticket members must hold to join, times 256, plus how many have joined the caller. */
export const presentWord = 1216;
export const jobSleepersWord = 1280;
export const barrierSleepersWord = 1344;
/** Whether the calling thread may sleep; a page's main thread may not. */
export const mayBlockWord = 1472;
/** Takes what a wait returns, for nobody to read. */
export const waitResult = 1536;
/** How far each thread's share of each phase has been given out: 32 phases of 8 counters, 64 bytes each. */
export const counters = 2048;
export const maxPhases = 32;

// Kinds of job.
export const trainJob = 1;
export const evaluateJob = 2;
export const predictJob = 3;
export const leaveJob = 4;

// Words (32 bits) that describe the network and the batch.
export const layerCountWord = 4096;
export const activationWord = 4100;
export const optimizerWord = 4104;
/** 1 where the first layer walks inked pixels, 0 where it multiplies whole images. */
export const sparseWord = 4108;
/** Images in the batch. */
export const batchWord = 4112;
/** Bytes from one panel of activations to the next. */
export const panelStrideWord = 4116;
export const inputsWord = 4120;
/** Images of the batch, as numbers within their split. */
export const indicesWord = 4124;
/** Labels of the batch, a byte each. */
export const labelsWord = 4128;
/** Where each image's inked pixels are listed: for each segment where its list starts, then where the last one ends. */
export const inkStartsWord = 4132;
/** Whole images, `inputs` bytes each, where the first layer is dense. */
export const imagesWord = 4136;
/** Panels of the batch's pixels, where the first layer is dense. */
export const pixelsWord = 4140;
/** Results: the loss (float64) and the hit (a byte) of each image. */
export const lossesWord = 4144;
export const hitsWord = 4148;
// The batch's inked pixels, pixel after pixel, for each segment of the image: where each pixel's list starts, the
// lists, and bytes from one segment's lists to the next one's.
export const pixelStartsWord = 4152;
export const pixelListsWord = 4156;
export const pixelListStrideWord = 4160;
/** A block of gradients for each thread. */
export const scratchWord = 4164;
export const scratchStrideWord = 4168;
/** Bytes from a parameter to what the optimiser remembers of it first, and from there to the second. */
export const slotWord = 4172;
export const secondSlotWord = 4176;

// Distortion: where it is on, the batch of a training step is made anew from the data set's images.
/** 1 where the step's images are to be distorted. */
export const distortWord = 4180;
/** Sides of an image. */
export const imageRowsWord = 4184;
export const imageColsWord = 4188;
/** The images to distort: as `inkStartsWord` or `imagesWord` and `indicesWord` name them for a batch as it is. */
export const sourceWord = 4192;
export const sourceIndicesWord = 4196;
/** A move of 64 bytes for each image of the batch, and the field of displacements (`distorter.ts`). */
export const movesWord = 4200;
export const fieldWord = 4204;
/** For each pixel, the bytes from the first quad to its own. */
export const quadOffsetsWord = 4208;
/** Lists of inked pixels of each image that has been distorted, and bytes from one to the next. */
export const distortedListsWord = 4212;
export const distortedListStrideWord = 4216;
/** Room for one image for each thread: its quads, then the bytes of the distorted one. */
export const distortScratchWord = 4220;
export const distortScratchStrideWord = 4224;
export const moveBytes = 64;
/** Ink fainter than this is left out of distorted images (`distortImage.ts`). */
export const faintestInk = 48;
/** Bytes from one row of the field to the next. */
export const fieldRowBytes = 256;

// Coefficients of the update, float64.
export const lrCoefficient = 4352;
export const momentumCoefficient = 4360;
export const decayCoefficient = 4368;
/** Adam's rate with the first moment's correction, and the square root of the second's. */
export const stepSizeCoefficient = 4376;
export const correctionCoefficient = 4384;

// Table of the linear layers, 64 bytes each.
export const layerTable = 5120;
export const layerBytes = 64;
export const maxLayers = 9;
export const fanInField = 0;
export const fanOutField = 4;
/** Weights in panels of columns, or in blocks where the first layer is sparse. */
export const weightsField = 8;
export const biasField = 12;
/** The weights once more, in panels of rows, for the gradient in the layer's input. */
export const transposedField = 16;
export const activationsField = 20;
/** Gradient in the layer's output before its activation. */
export const deltasField = 24;
/** Room for sums of the weights' gradient, where a batch is too long to be summed at one go; else 0. */
export const partialField = 28;

/** 32 bytes that stay zero. */
export const zeros = 6144;
/** Takes what was read for the sake of reading it, a cache line for each segment. */
export const touched = 6208;
/** For each set of four words, which bytes to take so that its words stand in front: 16 times 16 bytes. */
export const packTable = 6784;
/** What each byte stands for, as a value of the network's precision. */
export const pixelTable = 8192;
export const heap = 16384;

// In the order of `activations` and `optimizerNames`.
export const sigmoidActivation = 0;
export const reluActivation = 1;
export const tanhActivation = 2;
export const sgdOptimizer = 0;
export const momentumOptimizer = 1;
export const rmspropOptimizer = 2;
export const adamOptimizer = 3;
