import type { ExperimentConfig } from "../../experiment/configuration.ts";
import type { DataFacts } from "../../experiment/dataFacts.ts";
import { configNow, type RunSnapshot } from "../../experiment/runSnapshot.ts";
import { memberNames } from "../../export/bundle/memberNames.ts";
import { readExperiment, readRun, type ReadMember } from "../../export/bundle/readRun.ts";
import { ModelError } from "../../export/model/modelError.ts";
import type { Holding } from "../dataHolder.ts";
import { sameChecksums } from "../exporting/dataFacts.ts";
import { LoadWatch } from "../ingest/loadWatch.ts";
import { loadZlib } from "../ingest/zlib.ts";
import type { OpenedModel } from "../protocol/model.ts";
import type { RunStart } from "../runStart.ts";
import { unknownScore } from "../scores.ts";
import { bundleData } from "./bundleData.ts";
import { openBundle } from "./bundleFiles.ts";
import { fits, misfitOfRun } from "./misfit.ts";
import { openExperiment } from "./openExperiment.ts";
import { broughtAlong, type OpeningHost } from "./openingHost.ts";
import type { Found } from "./sortOut.ts";

type BundleFound = Extract<Found, { is: "bundle" | "unpacked" }>;

/**
 * Goes on with the run of a bundle, bit for bit where its data are at hand: in use, in the bundle, or kept. On other
 * data of the same shape, or on another engine, its network begins a run of its own. Resolves to whether other data
 * are in use now.
 * @throws ModelError, ExperimentError, DataError, ShapeError; what was in use is in use still
 */
export async function openBundledRun(
  found: BundleFound,
  host: OpeningHost,
  signal: AbortSignal,
): Promise<boolean> {
  const { path } = found;
  const read = await openBundle(found);
  if (read(memberNames.model) === null) {
    await openExperiment(readExperiment(read, path), path, host);
    return false;
  }
  const { experiment, snapshot } = readRun(read, path);
  const { data: wanted } = experiment;
  const config = configNow(snapshot);
  // Another engine's numbers are others, maybe of another precision: no program could repeat a run of both.
  const resumed = await host.crew.prepare(config);
  const start: RunStart = resumed ? { snapshot } : { parameters: snapshot.parameters, name: path, config };
  const opened = (notes: readonly string[]): OpenedModel => ({
    ...{ name: path, config, hasNetwork: true, resumed },
    notes: [...notes, ...(resumed ? ownDigits(snapshot) : [otherEngine(config)])],
  });

  const standing = await host.standing();
  // With classes that no image has, there may be more of them than the run knows.
  const inUse = standing && fits(config.layers, standing.data);
  if (inUse && sameChecksums(standing.facts.checksums, wanted.checksums)) {
    host.openRun(start, opened([]));
    return false;
  }
  const holding = (await brought(read, wanted, found, host, signal)) ?? (await host.kept(wanted));
  signal.throwIfAborted();
  if (holding !== null) {
    const note = `Its data set, ${holding.base.name}, is in use now.`;
    host.openOn(holding, start, opened([note]));
    return true;
  }
  return openOnOthers(start, opened, wanted, host);
}

/** The data are not at hand: what can be gone on with on those in use. */
async function openOnOthers(
  start: RunStart,
  opened: (notes: readonly string[]) => OpenedModel,
  wanted: DataFacts,
  host: OpeningHost,
): Promise<false> {
  const { name: path, config } = opened([]);
  const standing = await host.standing();
  if (standing === null) throw noData(path, wanted.name);
  const { data, facts } = standing;
  if (!fits(config.layers, data)) throw misfitOfRun(path, wanted, data);
  if (!("snapshot" in start)) host.openRun(start, opened([]));
  else if (sameTraining(facts, wanted)) {
    const { snapshot } = start;
    const untested = { ...snapshot, progress: { ...snapshot.progress, test: unknownScore } };
    const notes = ["Its test images are not those in use, so its test figures are left out."];
    host.openRun({ snapshot: untested }, opened(notes));
  } else {
    const notes = [
      `Its data set, ${wanted.name}, is not in use: its network begins a run of its own. To go on bit for bit, load that and open the file again.`,
    ];
    const { parameters } = start.snapshot;
    host.openRun({ parameters, name: path, config }, { ...opened([]), notes, resumed: false });
  }
  return false;
}

async function brought(
  read: ReadMember,
  wanted: DataFacts,
  found: BundleFound,
  { crew: { host } }: OpeningHost,
  signal: AbortSignal,
): Promise<Holding | null> {
  const { path } = found;
  const files = found.is === "bundle" ? [found.file] : [...found.files.values()];
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const watch = new LoadWatch(host, signal, bytes);
  watch.begin(path, bytes);
  const options = { name: path, watch, openZlib: loadZlib, breathe: () => host.breathe() };
  try {
    const base = await bundleData(read, wanted, options);
    return base && broughtAlong(base, path);
  } finally {
    host.post({ type: "loading", progress: null });
  }
}

function sameTraining({ checksums: one }: DataFacts, { checksums: other }: DataFacts): boolean {
  return one.trainImages === other.trainImages && one.trainLabels === other.trainLabels;
}

/** What a new run would not have, as they are no digits of this browser's. */
function ownDigits({ changes }: RunSnapshot): string[] {
  const count = changes.findLast((change) => change.kind === "own")?.digits?.labels.length ?? 0;
  if (count === 0) return [];
  const whose = count === 1 ? "A digit drawn by hand goes" : `${count} digits drawn by hand go`;
  return [`${whose} on being mixed into this run; a new one takes those under My digits.`];
}

function otherEngine({ engine, precision }: ExperimentConfig): string {
  return (
    `This browser cannot compute as its run did, on the ${engine} engine in ${precision === "f32" ? "float32" : "float64"}: ` +
    "its network begins a run of its own."
  );
}

function noData(file: string, name: string): ModelError {
  return new ModelError(
    "bad-shape",
    file,
    `${file}: expected its run’s data set, ${name}, got no data in use. Load it, then open the file again.`,
  );
}
