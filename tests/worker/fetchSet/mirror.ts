import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { crc32 } from "../../../src/data/crc32.ts";
import type { KnownFiles } from "../../../src/worker/fetchSet/knownFiles.ts";
import { gunzipSync } from "node:zlib";
import { idxFiles } from "../idxFiles.ts";

/** Four small files under the names that mirrors have them by, and what is known of them. */
export async function smallMirror(): Promise<{ files: Map<string, Buffer>; known: KnownFiles }> {
  const { trainImages, trainLabels, testImages, testLabels } = idxFiles({ train: 40, test: 20 });
  const named = [
    ["train-images-idx3-ubyte.gz", trainImages],
    ["train-labels-idx1-ubyte.gz", trainLabels],
    ["t10k-images-idx3-ubyte.gz", testImages],
    ["t10k-labels-idx1-ubyte.gz", testLabels],
  ] as const;
  const files = new Map<string, Buffer>();
  const facts: KnownFiles["files"][number][] = [];
  for (const [name, file] of named) {
    const packed = Buffer.from(await file.arrayBuffer());
    const unpacked = gunzipSync(packed);
    files.set(name, packed);
    facts.push({ name, crc32: crc32(unpacked), packed: packed.length, unpacked: unpacked.length });
  }
  return { files, known: { title: "Small", files: facts } };
}

/** Serves as `answer` says until the test ends; returns the address and the paths that were asked for. */
export async function serve(answer: RequestListener): Promise<{ base: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push((request.url ?? "").replace("/sets/", ""));
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { base: `http://127.0.0.1:${port}/sets/`, asked };
}
