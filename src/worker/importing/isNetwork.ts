import { areModel } from "../../export/model/areModel.ts";
import { openNpz } from "../../export/model/readNpz.ts";

/**
 * Whether the arrays of a .npz file are a network and no data set.
 * @throws ModelError where the archive is damaged
 */
export function isNetwork(npz: Uint8Array, name: string): boolean {
  return areModel(openNpz(npz, name));
}
