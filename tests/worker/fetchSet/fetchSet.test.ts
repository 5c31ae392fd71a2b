import type { IncomingMessage, ServerResponse } from "node:http";
import { readFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fetchSet } from "../../../src/worker/fetchSet/fetchSet.ts";
import { MemoryPlace } from "../../../src/worker/library/memoryPlace.ts";
import type { SetPlace } from "../../../src/worker/library/setPlace.ts";
import { dataFolder } from "../../realData.mjs";
import { describeWithData } from "../../sharedData.ts";
import { RecordingHost } from "../recordingHost.ts";
import { serve, smallMirror } from "./mirror.ts";

const { files, known } = await smallMirror();
const names = [...files.keys()];
const nameOf = ({ url = "" }: IncomingMessage) => url.replace("/sets/", "");

/** Sends a file as mirrors do. */
function send(request: IncomingMessage, response: ServerResponse): void {
  const bytes = files.get(nameOf(request));
  if (bytes === undefined) response.writeHead(404, "Not Found").end();
  else response.writeHead(200, { "content-length": bytes.length }).end(bytes);
}

let host: RecordingHost;
let place: SetPlace;
let stop: AbortController;
beforeEach(() => {
  host = new RecordingHost(40);
  place = new MemoryPlace();
  stop = new AbortController();
  vi.stubGlobal("navigator", { onLine: true });
});

const get = (base: string, more: { place?: SetPlace | null } = {}) =>
  fetchSet({ set: "mnist", base, place, host, signal: stop.signal, known, ...more });
const problem = () => host.last("problem").problem;

describe("fetchSet", () => {
  it("returns the parts of all files, checked, and leaves none of them behind", async () => {
    const { base, asked } = await serve(send);
    const parts = await get(base);
    expect(parts?.map(({ kind, split, count }) => [kind, split, count])).toEqual([
      ["images", "train", 40],
      ["labels", "train", 40],
      ["images", "test", 20],
      ["labels", "test", 20],
    ]);
    expect(asked.sort()).toEqual([...names].sort());
    expect(host.all("problem")).toEqual([]);
    for (const name of names) expect(await place.readDownload(`mnist/${name}`)).toBeNull();
  });

  it("tells where it fetches from, and how much has come and been unpacked of all", async () => {
    const { base } = await serve(send);
    await get(base);
    const told = host.all("loading").map(({ progress }) => progress);
    expect(told.at(-1)).toBeNull();
    const some = told.filter((progress) => progress !== null);
    const total = known.files.reduce((sum, { packed }) => sum + packed, 0);
    expect(new Set(some.map(({ file }) => file))).toEqual(new Set([`Small from ${new URL(base).host}`]));
    expect(some[0]).toMatchObject({ bytesRead: 0, bytesTotal: total, bytesUnpacked: 0 });
    expect(some.at(-1)).toMatchObject({
      bytesRead: total,
      bytesTotal: total,
      bytesUnpacked: known.files.reduce((sum, { unpacked }) => sum + unpacked, 0),
    });
    for (const { bytesRead, bytesTotal } of some) expect(bytesRead).toBeLessThanOrEqual(bytesTotal);
  });

  it("takes files that the server unpacks on the way", async () => {
    const { base } = await serve((request, response) => {
      const bytes = files.get(nameOf(request))!;
      response.writeHead(200, { "content-encoding": "gzip", "content-length": bytes.length }).end(bytes);
    });
    expect(await get(base)).toHaveLength(4);
    for (const { progress } of host.all("loading").slice(0, -1)) {
      expect(progress!.bytesRead).toBeLessThanOrEqual(progress!.bytesTotal);
    }
  });

  it("says which address answers with an error, and fetches only what is missing the next time", async () => {
    let broken = true;
    const { base, asked } = await serve((request, response) => {
      if (broken && nameOf(request) === names[2]) response.writeHead(503, "Service Unavailable").end();
      else send(request, response);
    });
    expect(await get(base)).toBeNull();
    expect(problem()).toEqual({
      code: "fetch-refused",
      scope: "data",
      message:
        `Small: expected a file from ${base}${names[2]}, got HTTP status 503 Service Unavailable. Choose another ` +
        "address, or press Get Small again (3 of its 4 files are here and will not be fetched again), or download " +
        "its 4 files by hand and drop them here.",
    });
    broken = false;
    asked.length = 0;
    expect(await get(base)).toHaveLength(4);
    expect(asked).toEqual([names[2]]);
  });

  it("says how far it got where the connection breaks", async () => {
    const cut = files.get(names[0])!;
    const { base } = await serve((request, response) => {
      if (nameOf(request) !== names[0]) send(request, response);
      else {
        response.writeHead(200, { "content-length": cut.length });
        response.write(cut.subarray(0, 60), () => setTimeout(() => response.destroy(), 30));
      }
    });
    expect(await get(base)).toBeNull();
    expect(problem().code).toBe("fetch-cut");
    expect(problem().message).toMatch(
      /got 60 bytes of \d+ bytes before the connection broke \(.+\)\. Choose another/,
    );
  });

  it("does not take another file for the one it wants", async () => {
    const wrong = gunzipSync(files.get(names[1])!);
    wrong[20] ^= 1;
    const others: [string, Buffer, RegExp][] = [
      [
        "other labels",
        gzipSync(wrong),
        /another file: its checksum is [0-9a-f]{8} and should be [0-9a-f]{8}\./,
      ],
      [
        "a page that says sorry",
        Buffer.from("<!doctype html><p>Not found"),
        /got another file \(train-labels/,
      ],
      ["half of it", files.get(names[1])!.subarray(0, 30), /got another file \(train-labels/],
    ];
    for (const [what, bytes, message] of others) {
      const { base, asked } = await serve((request, response) => {
        if (nameOf(request) === names[1]) response.end(bytes);
        else send(request, response);
      });
      expect(await get(base), what).toBeNull();
      expect(problem().code).toBe("fetch-wrong-content");
      expect(problem().message).toMatch(message);
      expect(asked).toContain(names[1]);
      expect(await place.readDownload(`mnist/${names[1]}`), what).toBeNull();
      expect(await place.readDownload(`mnist/${names[0]}`), what).not.toBeNull();
    }
  });

  it("fetches anew what was damaged where it lay", async () => {
    const { base, asked } = await serve(send);
    await place.keepDownload(`mnist/${names[0]}`, new Blob(["damaged"]));
    await place.keepDownload(`mnist/${names[3]}`, new Blob([Uint8Array.from(files.get(names[3])!)]));
    expect(await get(base)).toHaveLength(4);
    expect(asked.sort()).toEqual(names.slice(0, 3).sort());
    expect(host.all("problem")).toEqual([]);
  });

  it("says so where nobody answers, and where the device is offline", async () => {
    const { base } = await serve(send);
    const nowhere = base.replace(/:\d+/, ":1");
    expect(await get(nowhere)).toBeNull();
    expect(problem().code).toBe("fetch-blocked");
    expect(problem().message).toContain(
      `expected a file from ${nowhere}${names[0]}, got no answer that this page may read`,
    );
    vi.stubGlobal("navigator", { onLine: false });
    expect(await get(nowhere)).toBeNull();
    expect(problem()).toMatchObject({ code: "fetch-offline" });
    expect(problem().message).toContain(
      "this device is offline. Connect this device and press Get Small again",
    );
  });

  it("stops when it is cancelled, tells no problem, and keeps the files that are whole", async () => {
    const { base } = await serve((request, response) => {
      if (nameOf(request) !== names[0]) send(request, response);
      else response.writeHead(200, { "content-length": 1e6 }).write("\x1f\x8b");
    });
    const coming = get(base);
    await vi.waitFor(async () => {
      for (const name of names.slice(1)) expect(await place.readDownload(`mnist/${name}`)).not.toBeNull();
    });
    stop.abort();
    expect(await coming).toBeNull();
    expect(host.all("problem")).toEqual([]);
    expect(host.last("loading").progress).toBeNull();
    stop = new AbortController();
    const again = await serve(send);
    expect(await get(again.base)).toHaveLength(4);
    expect(again.asked).toEqual([names[0]]);
  });

  it("tells nothing more once it is cancelled, though a file is being read", async () => {
    const { base } = await serve((request, response) => {
      if (nameOf(request) !== names[0]) send(request, response);
      else response.writeHead(200, { "content-length": 1e6 }).write("\x1f\x8b");
    });
    host.onBreath = () => {
      stop.abort();
    };
    const coming = get(base);
    expect(await coming).toBeNull();
    const told = host.all("loading").length;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(host.all("loading")).toHaveLength(told);
    expect(host.last("loading").progress).toBeNull();
  });

  it("resumes as long as the page lasts where nothing can be kept", async () => {
    let broken = true;
    const { base, asked } = await serve((request, response) => {
      if (broken && nameOf(request) === names[0]) response.writeHead(500).end();
      else send(request, response);
    });
    expect(await get(base, { place: null })).toBeNull();
    broken = false;
    asked.length = 0;
    expect(await get(base, { place: null })).toHaveLength(4);
    expect(asked).toEqual([names[0]]);
  });
});

const readShared = (path: string) => readFileSync(`${dataFolder}/${path}`);

describeWithData("what is known of MNIST", () => {
  it("is true of its files", async () => {
    const { base } = await serve((request, response) => {
      response.end(readShared(`mnist/${nameOf(request)}`));
    });
    const parts = await fetchSet({ set: "mnist", base, place, host, signal: stop.signal });
    expect(host.all("problem")).toEqual([]);
    expect(parts?.map(({ count }) => count)).toEqual([60_000, 60_000, 10_000, 10_000]);
  });
});
