import { strFromU8 } from "fflate";
import { optimizerSlots } from "../../engine/optimizers.ts";
import type { ExperimentFile, WrittenChange } from "../../experiment/experimentFile.ts";
import { parseExperiment } from "../../experiment/parseExperiment.ts";
import { configNow, type MixedIn, type RunChange, type RunSnapshot } from "../../experiment/runSnapshot.ts";
import { ArrayTable } from "./arrayTable.ts";
import { memberNames } from "./memberNames.ts";

/** Gives a file of the bundle by its name in it, `null` where there is none. */
export type ReadMember = (name: string) => Uint8Array | null;

/** A run that has been read, and what was written down about it. */
export interface ReadRun {
  readonly experiment: ExperimentFile;
  readonly snapshot: RunSnapshot;
}

/** Words of the random stream's state. */
const KEY_LENGTH = 624;

/** Pixels of an own digit. */
const DIGIT = 784;

/**
 * Puts a run together from the files of its bundle; `name` is the bundle's, and begins every message.
 * @throws ExperimentError, ModelError where a file is damaged, or does not go with the others
 */
export function readRun(read: ReadMember, name: string): ReadRun {
  const experiment = readExperiment(read, name);
  const { made, progress, log, resume, startedFrom } = experiment;
  const table = (member: string) => new ArrayTable(read(member), name, member);
  const model = table(memberNames.model);
  const more = table(memberNames.resume);
  const startBytes = startedFrom === null ? null : read(memberNames.start);
  const start = startBytes && new ArrayTable(startBytes, name, memberNames.start);
  const own = experiment.changes.some(isWithDigits) ? table(memberNames.own) : null;
  const changes = experiment.changes.map((change): RunChange => {
    if (change.kind === "live") return change;
    const { digits } = change;
    return { ...change, digits: digits === null || own === null ? null : readDigits(own, digits) };
  });
  const { optimizer } = configNow({ made, changes });
  return {
    experiment,
    snapshot: {
      ...{ made, startedFrom, changes, progress, log },
      start: start && parametersFrom(start, "", made.layers), // the first bundles have not kept them
      parameters: parametersFrom(model, "", made.layers),
      optimizer: {
        steps: resume.optimizerSteps,
        slots: Array.from({ length: optimizerSlots[optimizer] }, (_, i) =>
          parametersFrom(more, `optimizer.${i}.`, made.layers),
        ),
      },
      random: { key: Array.from(more.words("random.key", [KEY_LENGTH])), ...resume.random },
      order: more.words("order", [resume.orderLength]),
      taken: resume.taken,
    },
  };
}

/** @throws ExperimentError */
export function readExperiment(read: ReadMember, name: string): ExperimentFile {
  const bytes = read(memberNames.experiment) ?? new Uint8Array(0);
  return parseExperiment(strFromU8(bytes), `${name}: ${memberNames.experiment}`);
}

function parametersFrom(table: ArrayTable, prefix: string, layers: readonly number[]): Float64Array[] {
  return layers
    .slice(1)
    .flatMap((fanOut, k) => [
      table.floats(`${prefix}layers.${k}.w`, [layers[k], fanOut]),
      table.floats(`${prefix}layers.${k}.b`, [fanOut]),
    ]);
}

type WithDigits = Extract<WrittenChange, { kind: "own" }>;

const isWithDigits = (change: WrittenChange): change is WithDigits =>
  change.kind === "own" && change.digits !== null;

function readDigits(own: ArrayTable, { index, count, weight }: NonNullable<WithDigits["digits"]>): MixedIn {
  return {
    images: own.bytes(`${index}.images`, [count, DIGIT]),
    labels: own.bytes(`${index}.labels`, [count]),
    weight,
  };
}
