import { experimentOf, formatExperiment } from "../../experiment/experimentFile.ts";
import { DATA_FOLDER, memberNames } from "../../export/bundle/memberNames.ts";
import { ownArrays, resumeArrays } from "../../export/bundle/runArrays.ts";
import { curvesCsv } from "../../export/curvesCsv.ts";
import { writeNpz } from "../../export/model/npz.ts";
import { modelNpz } from "../../export/model/writeModel.ts";
import { numpyProgram } from "../../export/numpy/program.ts";
import { readme } from "../../export/numpy/readme.ts";
import { idxFilesOf } from "../browse/exportFiles.ts";
import { plainBytes, textBytes } from "./plainBytes.ts";
import { dataComesAlong, networkOf, programSpecOf, startOf, type RunToExport } from "./runToExport.ts";
import { zipBlob, type ZipFile } from "./zipBlob.ts";

/** All that repeats a run and goes on with it, as one zip; data sets that anybody can have come along on wish. */
export async function bundleOf(run: RunToExport, withData: boolean): Promise<Blob> {
  const { snapshot, data, facts } = run;
  const dataInBundle = dataComesAlong(run, withData);
  const spec = programSpecOf(run, dataInBundle);
  const own = ownArrays(snapshot);
  const start = startOf(snapshot);
  const dataFiles = dataInBundle ? await idxFilesOf(data) : [];
  return zipBlob([
    text(memberNames.program, numpyProgram(spec)),
    text(memberNames.readme, readme(spec)),
    text(memberNames.experiment, formatExperiment(experimentOf(snapshot, facts))),
    text(memberNames.curves, curvesCsv(snapshot.log, snapshot.progress.test)),
    packed(memberNames.model, modelNpz(networkOf(snapshot))),
    packed(memberNames.resume, writeNpz(resumeArrays(snapshot))),
    ...(start === null ? [] : [packed(memberNames.start, modelNpz(start))]),
    ...(own.length > 0 ? [packed(memberNames.own, writeNpz(own))] : []),
    ...dataFiles.map(({ name, blob }) => ({ name: DATA_FOLDER + name, blob })),
  ]);
}

const text = (name: string, content: string): ZipFile => ({
  name,
  bytes: textBytes(content),
  packed: false,
});
const packed = (name: string, content: Uint8Array): ZipFile => ({
  name,
  bytes: plainBytes(content),
  packed: true,
});
