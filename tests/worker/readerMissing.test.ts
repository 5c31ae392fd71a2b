import { expect, it, vi } from "vitest";
import { offerFiles } from "../../src/app/offerFiles.ts";
import { DataHolder } from "../../src/worker/dataHolder.ts";
import { DataLoader } from "../../src/worker/dataLoader.ts";
import { Session } from "../../src/worker/session.ts";
import { idxFiles } from "./idxFiles.ts";
import { makeReference } from "./makeReference.ts";
import { RecordingHost } from "./recordingHost.ts";

vi.mock("../../src/worker/importing/sortOut.ts", () => {
  throw new TypeError("Failed to fetch dynamically imported module");
});

it("files that come before what reads them can be had are told of once, and nothing rejects", async () => {
  const host = new RecordingHost();
  const loader = new DataLoader(new DataHolder(new Session(host, makeReference), host), host);
  const { trainImages, trainLabels } = idxFiles({ train: 20, test: 10 });
  expect(await loader.loadFiles(offerFiles([trainImages, trainLabels]))).toBe(false);
  expect(await loader.loadFiles(offerFiles([trainImages]))).toBe(false);
  const messages = host.all("problem").map(({ problem }) => problem.message);
  expect(messages).toEqual([
    expect.stringMatching(
      /^Files: expected to fetch the part of the page that reads files, got: .* drop them again\. /,
    ),
    expect.stringMatching(/^tiny-train-images-idx3-ubyte\.gz: expected to fetch .* drop it again\. /),
  ]);
});
