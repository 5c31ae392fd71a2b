import { fitToData } from "../../experiment/configuration.ts";
import type { ExperimentFile } from "../../experiment/experimentFile.ts";
import { configNow, type RunChange } from "../../experiment/runSnapshot.ts";
import { sameChecksums } from "../exporting/dataFacts.ts";
import { fits } from "./misfit.ts";
import type { OpeningHost } from "./openingHost.ts";

/** Sets up an experiment whose network did not come along: a run begins from its seed, on the data in use. */
export async function openExperiment(
  { made, changes, data: wanted }: ExperimentFile,
  name: string,
  host: OpeningHost,
): Promise<void> {
  const live = changes.filter(
    (change): change is Extract<RunChange, { kind: "live" }> => change.kind === "live",
  );
  const asked = configNow({ made, changes: live });
  await host.crew.prepare(asked);
  const standing = await host.standing();
  const notes = ["It brings no network: training begins anew from its seed."];
  let config = asked;
  if (standing !== null) {
    const { data, facts } = standing;
    config = fitToData(asked, data.rows * data.cols, data.classes);
    if (!fits(asked.layers, data)) {
      notes.push(
        `Its layers, ${asked.layers.join("-")}, follow the data in use: ${config.layers.join("-")}.`,
      );
    }
    if (!sameChecksums(facts.checksums, wanted.checksums)) {
      notes.push(`It was made for ${wanted.name}; the data in use are others.`);
    }
  }
  host.configure(config, { name, config, hasNetwork: false, resumed: false, notes });
}
