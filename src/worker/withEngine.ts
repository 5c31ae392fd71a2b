import type { ExperimentConfig } from "../experiment/configuration.ts";
import { MissingPart, missingPartProblem } from "../experiment/missingPart.ts";
import type { Command } from "./protocol.ts";
import type { Session, SessionHost } from "./session.ts";

/**
 * Loads what a command asks of engines, before it is carried out, and returns the command to carry out. Where that
 * cannot be fetched the run that stands goes on, which is told: `null` for a command that begins another, without
 * the other engine for one that changes what may change in mid-run.
 * @throws MissingPart where there is no run to go on with
 */
export async function withEngine(
  command: Command,
  session: Session,
  prepare: (config: ExperimentConfig) => Promise<boolean>,
  host: SessionHost,
): Promise<Command | null> {
  if (!("config" in command)) return command;
  const { stands } = session;
  const { engine, precision } = session.wanted;
  const { config } = command;
  if (stands && command.type === "adjust" && config.engine === engine && config.precision === precision) {
    return command;
  }
  try {
    await prepare(config);
    return command;
  } catch (error) {
    if (!(error instanceof MissingPart) || !stands) throw error;
    const problem = missingPartProblem(error, { where: "Engine", again: "press Reset", scope: "run" });
    host.post({ type: "problem", problem });
    return command.type === "adjust" ? { ...command, config: { ...config, engine, precision } } : null;
  }
}
