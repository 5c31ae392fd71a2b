import { DataError } from "../../data/dataError.ts";
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
  const answers = await import("./answer.ts").catch((error: unknown) => {
    refuse(notFetched(error));
    return null;
  });
  if (answers === null) return;
  try {
    const { result, transfer } = await answers.answer(query, holding, host);
    reply(result, transfer);
  } catch (error) {
    if (error instanceof DataError) refuse({ code: error.code, message: error.message, scope: "data" });
    else if (error instanceof RangeError) refuse(noRoom(holding.base.name, error));
    else throw error;
  }
}

function notFetched(error: unknown): Problem {
  const got = error instanceof Error ? error.message : String(error);
  return {
    code: "browser-code",
    message: `Data browser: expected to fetch what reads the data set, got "${got}". Check the connection and open it again.`,
    scope: "data",
  };
}

/** An engine says so by a RangeError where there is no memory for an array. */
function noRoom(name: string, { message }: RangeError): Problem {
  return {
    code: "out-of-memory",
    message: `${name}: expected memory for a copy of the data set, got "${message}". Close other tabs and try again.`,
    scope: "data",
  };
}
