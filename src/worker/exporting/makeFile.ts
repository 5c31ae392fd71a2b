import type { Dataset } from "../../data/dataset.ts";
import { experimentOf, formatExperiment } from "../../experiment/experimentFile.ts";
import { fetchPart } from "../../experiment/missingPart.ts";
import type { RunSnapshot } from "../../experiment/runSnapshot.ts";
import { fileNameFor } from "../../export/fileNames.ts";
import type { ExportedFile, ExportKind } from "../protocol/model.ts";
import { dataFactsOf } from "./dataFacts.ts";
import { plainBytes, textBytes } from "./plainBytes.ts";
import { networkOf, programSpecOf, type RunToExport } from "./runToExport.ts";

/** What the parts of the program do that files need. */
const MAKES = "makes files of a run";

/** What is exported, and what it takes. */
export interface Wish {
  readonly snapshot: RunSnapshot;
  /** What the run learns from. */
  readonly data: Dataset;
  /** Whether a public data set comes along. */
  readonly withData: boolean;
  /** Lets others have their turn. */
  readonly breathe: () => Promise<void>;
}

/** Makes a file of a run; the same run gives the same bytes. */
export async function makeFile(
  kind: ExportKind,
  { snapshot, data, withData, breathe }: Wish,
): Promise<ExportedFile> {
  const facts = await dataFactsOf(data, breathe);
  const blob = await contentOf(kind, { snapshot, data, facts }, withData);
  return { name: fileNameFor(kind, snapshot.made.layers), blob };
}

async function contentOf(kind: ExportKind, run: RunToExport, withData: boolean): Promise<Blob> {
  const { snapshot, facts } = run;
  switch (kind) {
    case "bundle": {
      const { bundleOf } = await fetchPart(MAKES, () => import("./bundle.ts"));
      return bundleOf(run, withData);
    }
    case "torch": {
      const { torchZip } = await fetchPart(MAKES, () => import("./torchZip.ts"));
      return torchZip(run, withData);
    }
    case "program": {
      const { numpyProgram } = await fetchPart(MAKES, () => import("../../export/numpy/program.ts"));
      return text(numpyProgram(programSpecOf(run, false)), "text/x-python");
    }
    case "npz": {
      const { modelNpz } = await fetchPart(MAKES, () => import("../../export/model/writeModel.ts"));
      return bytes(modelNpz(networkOf(snapshot)));
    }
    case "safetensors": {
      const { modelSafetensors } = await fetchPart(MAKES, () => import("../../export/model/writeModel.ts"));
      return bytes(modelSafetensors(networkOf(snapshot)));
    }
    case "onnx": {
      const { modelOnnx } = await fetchPart(MAKES, () => import("../../export/onnx/modelOnnx.ts"));
      const { rows, cols, classNames, name } = facts;
      return bytes(modelOnnx({ ...networkOf(snapshot), rows, cols, classNames, name }));
    }
    case "experiment":
      return text(formatExperiment(experimentOf(snapshot, facts)), "application/json");
    case "curves": {
      const { curvesCsv } = await fetchPart(MAKES, () => import("../../export/curvesCsv.ts"));
      return text(curvesCsv(snapshot.log, snapshot.progress.test), "text/csv");
    }
  }
}

const text = (content: string, type: string): Blob => new Blob([textBytes(content)], { type });
const bytes = (content: Uint8Array): Blob =>
  new Blob([plainBytes(content)], { type: "application/octet-stream" });
