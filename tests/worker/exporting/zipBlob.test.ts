import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync } from "fflate";
import { expect, it, onTestFinished, describe } from "vitest";
import { zipMembers } from "../../../src/export/model/zipMembers.ts";
import { zipBlob, type ZipFile } from "../../../src/worker/exporting/zipBlob.ts";
import { describeWithPython, runPython } from "../../export/python.ts";

const noise = Uint8Array.from({ length: 5000 }, (_, i) => (i * i * 31 + (i >> 3)) % 251);
const files: readonly ZipFile[] = [
  { name: "a.txt", bytes: plain("hello ".repeat(300)), packed: false },
  { name: "data/noise.gz", blob: new Blob([noise]) },
  { name: "ü.npz", bytes: noise, packed: true },
  { name: "empty", bytes: new Uint8Array(0), packed: false },
];

function plain(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(strToU8(text));
}

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

describe("zipBlob", () => {
  it("is read by others, and by the page's own careful reader", async () => {
    const bytes = await bytesOf(await zipBlob(files));
    const read = unzipSync(bytes);
    expect(Object.keys(read)).toEqual(["a.txt", "data/noise.gz", "ü.npz", "empty"]);
    expect(strFromU8(read["a.txt"] ?? new Uint8Array(0))).toBe("hello ".repeat(300));
    expect(read["data/noise.gz"]).toEqual(noise);
    const members = zipMembers(bytes, "a.zip");
    expect(members.map((member) => member.read())).toEqual(Object.values(read));
  });

  it("packs texts and leaves the rest as it is", async () => {
    const { size } = await zipBlob(files);
    expect(size).toBeGreaterThan(2 * noise.length);
    expect(size).toBeLessThan(2 * noise.length + 700);
  });

  it("gives the same bytes each time", async () => {
    expect(await bytesOf(await zipBlob(files))).toEqual(await bytesOf(await zipBlob(files)));
  });
});

describeWithPython("zipBlob", () => {
  it("passes the test of Python's zipfile", async () => {
    const folder = mkdtempSync(join(tmpdir(), "inkling-zip-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, "a.zip"), await bytesOf(await zipBlob(files)));
    const program =
      "import zipfile; z = zipfile.ZipFile('a.zip'); print(z.testzip(), [(i.filename, i.file_size, i.date_time) for i in z.infolist()])";
    const { stdout, stderr } = runPython(["-c", program], { cwd: folder });
    expect(stderr).toBe("");
    const date = "(1980, 1, 1, 12, 0, 0)";
    expect(stdout.trim()).toBe(
      `None [('a.txt', 1800, ${date}), ('data/noise.gz', 5000, ${date}), ('ü.npz', 5000, ${date}), ('empty', 0, ${date})]`,
    );
  });
});
