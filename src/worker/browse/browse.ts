import { DataError } from "../../data/dataError.ts";
import { fetchPart, MissingPart, missingPartProblem } from "../../experiment/missingPart.ts";
import type { Problem } from "../../experiment/problem.ts";
import type { Holding } from "../dataHolder.ts";
import type { BrowseQuery, BrowseResult } from "../protocol/browse.ts";
import type { SessionHost } from "../session.ts";

/**
 * Posts the answer to a question about the data set, or what keeps it from being told. Most visitors never look
 * through their data: what answers is fetched with the first question.
 */
export async function browse(
  browseId: number,
  query: BrowseQuery,
  holding: Holding | null,
  host: SessionHost,
): Promise<void> {
  const reply = (result: BrowseResult | null, transfer: Transferable[] = []) => {
    host.post({ type: "browsed", browseId, result }, transfer);
  };
  const refuse = (problem: Problem) => {
    host.post({ type: "problem", problem });
    reply(null);
  };
  if (holding === null) {
    reply(null);
    return;
  }
  try {
    const { answer } = await fetchPart("shows data sets", () => import("./answer.ts"));
    const { result, transfer } = await answer(query, holding, host);
    reply(result, transfer);
  } catch (error) {
    if (error instanceof MissingPart) refuse(notFetched(error));
    else if (error instanceof DataError) refuse({ code: error.code, message: error.message, scope: "data" });
    else if (error instanceof RangeError) refuse(noRoom(holding.base.name, error));
    else throw error;
  }
}

const notFetched = (error: MissingPart): Problem =>
  missingPartProblem(error, { where: "Data browser", again: "open it again", scope: "data" });

/** An engine says so by a RangeError where there is no memory for an array. */
function noRoom(name: string, { message }: RangeError): Problem {
  return {
    code: "out-of-memory",
    message: `${name}: expected memory for a copy of the data set, got "${message}". Close other tabs and try again.`,
    scope: "data",
  };
}
