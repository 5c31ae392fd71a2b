import { modelSafetensors } from "../../export/model/writeModel.ts";
import { torchProgram } from "../../export/torch/torchProgram.ts";
import { torchReadme } from "../../export/torch/torchWords.ts";
import { plainBytes, textBytes } from "./plainBytes.ts";
import { networkOf, type RunToExport } from "./runToExport.ts";
import { zipBlob } from "./zipBlob.ts";

/** A program that goes on training in PyTorch, and the network it begins with. */
export function torchZip({ snapshot, facts }: RunToExport): Promise<Blob> {
  const spec = { run: snapshot, data: facts };
  return zipBlob([
    { name: "train_torch.py", bytes: textBytes(torchProgram(spec)), packed: false },
    { name: "README.txt", bytes: textBytes(torchReadme(spec)), packed: false },
    {
      name: "model.safetensors",
      bytes: plainBytes(modelSafetensors(networkOf(snapshot))),
      packed: true,
    },
  ]);
}
