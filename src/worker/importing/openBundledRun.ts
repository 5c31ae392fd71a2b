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
 * data of the same shape its network begins a run of its own. Resolves to whether other data are in use now.
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
  const resumed = (notes: readonly string[]): OpenedModel => ({
    name: path,
    config,
    hasNetwork: true,
    resumed: true,
    notes,
  });
  await host.crew.prepare(config);

  const standing = await host.standing();
  if (standing && sameChecksums(standing.facts.checksums, wanted.checksums)) {
    host.openRun({ snapshot }, resumed([]));
    return false;
  }
  const holding = (await brought(read, wanted, found, host, signal)) ?? (await host.kept(wanted));
  signal.throwIfAborted();
  if (holding !== null) {
    const note = `Its data set, ${holding.base.name}, is in use now.`;
    return host.openOn(holding, { snapshot }, resumed([note]));
  }
  return openOnOthers(snapshot, wanted, path, host);
}

/** The data are not at hand: what can be gone on with on those in use. */
async function openOnOthers(
  snapshot: RunSnapshot,
  wanted: DataFacts,
  path: string,
  host: OpeningHost,
): Promise<false> {
  const config = configNow(snapshot);
  const standing = await host.standing();
  if (standing === null) throw noData(path, wanted.name);
  const { data, facts } = standing;
  if (!fits(config.layers, data)) throw misfitOfRun(path, wanted, data);
  if (sameTraining(facts, wanted)) {
    const untested = { ...snapshot, progress: { ...snapshot.progress, test: unknownScore } };
    const notes = ["Its test images are not those in use, so its test figures are left out."];
    host.openRun({ snapshot: untested }, { name: path, config, hasNetwork: true, resumed: true, notes });
  } else {
    const notes = [
      `Its data set, ${wanted.name}, is not in use: its network begins a run of its own. To go on bit for bit, load that and open the file again.`,
    ];
    const start = { parameters: snapshot.parameters, name: path, config };
    host.openRun(start, { name: path, config, hasNetwork: true, resumed: false, notes });
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

function noData(file: string, name: string): ModelError {
  return new ModelError(
    "bad-shape",
    file,
    `${file}: expected its run’s data set, ${name}, got no data in use. Load it, then open the file again.`,
  );
}
