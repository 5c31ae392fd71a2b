import { mkdtemp, readFile, rm, writeFile, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { unzipSync } from "fflate";
import { findPython, runPython } from "../export/python.ts";
import { expect, test, type Playground } from "./playground.ts";

const settings = {
  layers: "784-16-10",
  epochs: 1,
  optimizer: "adam",
  lr: 0.002,
  precision: "f32",
  activation: "tanh",
};

/** The file that an entry of the Export menu saves. */
async function saved(playground: Playground, entry: string): Promise<Buffer> {
  const { page } = playground;
  await playground.button("Export").click();
  const download = page.waitForEvent("download");
  await playground.button(entry).click();
  const bytes = await readFile(await (await download).path());
  await page.keyboard.press("Escape");
  return bytes;
}

async function figures(playground: Playground) {
  const { step, epoch, state } = await playground.status();
  const names = [
    "train-loss",
    "validation-loss",
    "validation-accuracy",
    "test-loss",
    "test-accuracy",
  ] as const;
  return { step, epoch, state, figures: await Promise.all(names.map((name) => playground.metric(name))) };
}

test.describe("A run, taken along", () => {
  test("goes on in another visit bit for bit, and is repeated by its Python program", async ({
    playground,
  }) => {
    await playground.openReady(settings);
    await playground.train();
    await playground.reaches("done");
    for (const step of [1, 2, 3]) {
      const before = (await playground.status()).step ?? 0;
      await playground.step();
      await expect.poll(async () => (await playground.status()).step, `step ${step}`).toBe(before + 1);
    }
    const bundle = await saved(playground, "Everything, to repeat the run, .zip");
    const atExport = await figures(playground);
    await playground.train();
    await playground.reaches("done");
    const atEnd = await figures(playground);

    await playground.open({ layers: "784-30-10", seed: 9 });
    await playground.reload();
    await playground.dropFiles([{ name: "run.zip", mimeType: "application/zip", buffer: bundle }]);
    await playground.reaches("paused");
    await expect.poll(() => figures(playground)).toEqual(atExport);
    await expect.poll(() => playground.page.url()).toContain("layers=784-16-10");
    await playground.train();
    await playground.reaches("done");
    expect(await figures(playground)).toEqual(atEnd);

    const folder = await mkdtemp(join(tmpdir(), "inkling-e2e-"));
    try {
      for (const [name, bytes] of Object.entries(unzipSync(bundle))) {
        await mkdir(dirname(join(folder, name)), { recursive: true });
        await writeFile(join(folder, name), bytes);
      }
      expect(findPython().version).toMatch(/^3\./);
      const { code, stdout } = runPython(["train.py", "--check"], { cwd: folder });
      expect(stdout).toContain("PASS");
      expect(code).toBe(0);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
