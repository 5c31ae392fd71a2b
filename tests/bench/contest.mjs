/**
 * Rounds in which everybody computes the same, one after the other: what disturbs the machine for a while
 * disturbs them all.
 *
 * @typedef {"train" | "evaluate" | "predict"} Task
 *
 * @typedef {object} Participant
 * @property {string} key names the row in the ratios, such as `inkling f32 2`
 * @property {string} who
 * @property {Task[]} tasks that it takes part in
 * @property {() => Promise<{ about: string, losses: readonly number[] | null }>} open warms up, too; `losses`
 *   are those of the first steps, null where they say nothing about the others'
 * @property {(task: Task, round: number) => Promise<{ seconds: number, images?: number }>} sample
 *   `images` of training; fewer than all are scaled
 * @property {() => Promise<unknown>} close
 *
 * @typedef {object} Row
 * @property {string} model
 * @property {Task} task
 * @property {string} key
 * @property {string} who
 * @property {string} about
 * @property {number[]} seconds of an epoch, an evaluation or a prediction, in the order of the rounds
 * @property {number | null} median
 * @property {number | null} scaledFrom images of a sample, where it is less than the epoch
 * @property {number | null} gflops of the equivalent dense work
 * @property {number | null} lossDifference largest relative difference from NumPy's first losses
 * @property {string | null} problem why there are no figures, or why not to trust them
 */
import { join, sep } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { forwardFlops, testImages, trainImages, trainingFlops } from "./models.mjs";

const workplace = join(import.meta.dirname, "../../..") + sep;

/** Correct float32 programs are far nearer to each other over the first steps. */
const lossTolerance = 1e-4;

/** The middle of some numbers. @param {readonly number[]} values */
export const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/**
 * Lets everybody do some tasks in rounds. The first participant is the one whose losses the others' should be.
 * @param {import("./models.mjs").Model} model @param {Participant[]} participants
 * @param {Task[][]} courses tasks that come together in a round; a course ends before the next begins
 * @param {number} rounds
 * @param {(line: string) => void} tell
 * @returns {Promise<Row[]>}
 */
export async function contest(model, participants, courses, rounds, tell) {
  /** @type {Row[]} */
  const rows = courses
    .flat()
    .flatMap((task) =>
      participants
        .filter(({ tasks }) => tasks.includes(task))
        .map(({ key, who }) => emptyRow(model.name, task, key, who)),
    );
  const rowsOf = (/** @type {Participant} */ { key }) => rows.filter((row) => row.key === key);
  /** @param {Participant} participant @param {() => Promise<void>} act */
  const attempt = async (participant, act) => {
    if (rowsOf(participant).some(({ problem }) => problem !== null)) return;
    try {
      await act();
    } catch (error) {
      const problem = firstLine(error);
      tell(`${participant.who}: ${problem}`);
      for (const row of rowsOf(participant)) row.problem ??= problem;
    }
  };

  /** @type {readonly number[] | null} */
  let original = null;
  for (const participant of participants) {
    tell(`${model.name}: ${participant.who} warms up`);
    await attempt(participant, async () => {
      const { about, losses } = await participant.open();
      original ??= losses;
      const lossDifference = losses && original ? difference(losses, original) : null;
      for (const row of rowsOf(participant)) Object.assign(row, { about, lossDifference });
    });
  }
  for (const course of courses) {
    for (let round = 0; round < rounds; round++) {
      tell(`${model.name}: ${course.join(" and ")}, round ${round + 1} of ${rounds}`);
      for (const participant of participants) {
        await attempt(participant, async () => {
          for (const row of rowsOf(participant).filter(({ task }) => course.includes(task))) {
            const { seconds, images = null } = await participant.sample(row.task, round);
            row.scaledFrom = images === trainImages ? null : images;
            row.seconds.push((seconds * trainImages) / (images ?? trainImages));
          }
        });
      }
    }
  }
  for (const participant of participants) await participant.close().catch(() => undefined);

  for (const row of rows) {
    if (row.seconds.length === 0) continue;
    row.median = median(row.seconds);
    row.gflops = work(model, row.task) / row.median / 1e9;
    if (row.lossDifference !== null && !(row.lossDifference <= lossTolerance)) {
      row.problem ??= `its first losses differ by ${row.lossDifference.toExponential(0)}`;
    }
  }
  return rows;
}

/**
 * @param {string} model @param {Task} task @param {string} key @param {string} who
 * @returns {Row}
 */
function emptyRow(model, task, key, who) {
  const unknown = { median: null, gflops: null, lossDifference: null, problem: null };
  return { model, task, key, who, about: "", seconds: [], scaledFrom: null, ...unknown };
}

/** Operations of one epoch, evaluation or prediction. @param {import("./models.mjs").Model} model @param {Task} task */
function work({ layers }, task) {
  if (task === "train") return trainingFlops(layers) * trainImages;
  return forwardFlops(layers) * (task === "evaluate" ? testImages : 1);
}

/** @param {readonly number[]} losses @param {readonly number[]} original */
function difference(losses, original) {
  const each = losses.map((loss, k) => Math.abs(loss - original[k]) / Math.abs(original[k]));
  return Math.max(...each);
}

/** What went wrong, in a line without this machine's folders. @param {unknown} error */
export function firstLine(error) {
  const text = error instanceof Error ? error.message : String(error);
  const lines = stripVTControlCharacters(text).replaceAll(workplace, "").split("\n");
  const line = lines.find((each) => !/^(\s*|\[plugin .*|(Error: )?Build failed .*)$/.test(each)) ?? "unknown";
  return line.replace(/^(page\.evaluate: )?(Error: )*/, "").trim();
}
