import { zipMembers } from "../../export/model/zipMembers.ts";
import { GLANCE, isExperiment } from "./isExperiment.ts";

/**
 * Whether a file in an archive is an experiment of this page, and not another's file of the same name. Where the archive
 * is damaged it is taken to be one, so that opening it says what is wrong.
 */
export async function holdsExperiment(archive: File, inside: string): Promise<boolean> {
  try {
    const members = zipMembers(new Uint8Array(await archive.arrayBuffer()), archive.name);
    const member = members.find(({ path }) => path === inside);
    return member === undefined || isExperiment(member.head(GLANCE).subarray(0, GLANCE));
  } catch {
    return true;
  }
}
