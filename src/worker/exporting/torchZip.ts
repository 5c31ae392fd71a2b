import { DATA_FOLDER } from "../../export/bundle/memberNames.ts";
import { modelSafetensors } from "../../export/model/writeModel.ts";
import { torchProgram } from "../../export/torch/torchProgram.ts";
import { torchReadme } from "../../export/torch/torchWords.ts";
import { idxFilesOf } from "../browse/exportFiles.ts";
import { plainBytes, textBytes } from "./plainBytes.ts";
import { dataComesAlong, networkOf, type RunToExport } from "./runToExport.ts";
import { zipBlob } from "./zipBlob.ts";

/** A program that goes on training in PyTorch, the network it begins with, and the data that nobody else has. */
export async function torchZip(run: RunToExport, withData: boolean): Promise<Blob> {
  const { snapshot, data, facts } = run;
  const dataInBundle = dataComesAlong(run, withData);
  const spec = { run: snapshot, data: facts, dataInBundle };
  const dataFiles = dataInBundle ? await idxFilesOf(data) : [];
  return zipBlob([
    { name: "train_torch.py", bytes: textBytes(torchProgram(spec)), packed: false },
    { name: "README.txt", bytes: textBytes(torchReadme(spec)), packed: false },
    {
      name: "model.safetensors",
      bytes: plainBytes(modelSafetensors(networkOf(snapshot))),
      packed: true,
    },
    ...dataFiles.map(({ name, blob }) => ({ name: DATA_FOLDER + name, blob })),
  ]);
}
