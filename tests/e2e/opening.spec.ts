import { readFile } from "node:fs/promises";
import { unzipSync } from "fflate";
import { writeNpz } from "../../src/export/model/npz.ts";
import { expect, test } from "./playground.ts";

const settings = { layers: "784-16-10", epochs: 1, activation: "tanh", seed: 3 };
const file = (name: string, content: Uint8Array | string) => ({
  ...{ name, mimeType: "application/octet-stream" },
  buffer: Buffer.from(content),
});

test.describe("What is dropped or chosen to be opened", () => {
  test("goes on with a run from the files of its zip without their folder, and says of the zip cut off no more than that", async ({
    playground,
    page,
  }) => {
    await playground.openReady(settings);
    await playground.step();
    await expect(playground.runStatus).toHaveAttribute("data-step", "1");
    await playground.button("Export").click();
    const coming = page.waitForEvent("download");
    await playground.button("Everything, to repeat the run, .zip").click();
    const zip = await readFile(await (await coming).path());
    await page.keyboard.press("Escape");

    await playground.open({ layers: "784-8-10" });
    await playground.reload();
    const alert = page.getByRole("alert");
    await playground.dropFiles([file("run.zip", zip.subarray(0, -22))]);
    await expect(alert).toContainText("run.zip: expected a whole zip archive, got one that is cut off");
    await expect(alert.getByText("expected")).toHaveCount(1);
    await expect(page).toHaveURL(/layers=784-8-10/);

    const loose = Object.entries(unzipSync(zip)).filter(([name]) => !name.includes("/"));
    expect(loose.length).toBeGreaterThan(5);
    await playground.dropFiles(loose.map(([name, bytes]) => file(name, bytes)));
    await expect(page.getByTestId("opened-model")).toContainText(/Opened experiment\.json: 784-16-10, tanh/);
    await expect(alert).toHaveCount(0);
    await expect(playground.runStatus).toHaveAttribute("data-step", "1");

    const given = loose.filter(([name]) => ["experiment.json", "model.npz", "resume.npz"].includes(name));
    const chosen = given.map(([name, bytes]) => file(name, bytes));
    await page.getByTestId("model-input").setInputFiles(chosen.filter(({ name }) => name !== "resume.npz"));
    await expect(alert).toContainText(
      "experiment.json: expected resume.npz beside experiment.json and model.npz",
    );
    await playground.step();
    await expect(playground.runStatus).toHaveAttribute("data-step", "2");
    await page.getByTestId("model-input").setInputFiles(chosen);
    await expect(playground.runStatus).toHaveAttribute("data-step", "1");
  });

  test("is a network whatever its arrays are called, and is refused as one where it is none", async ({
    playground,
    page,
  }) => {
    await playground.openReady(settings);
    const drawn = (length: number) => Float32Array.from({ length }, (_, i) => Math.sin(i) / 9);
    const arrays = writeNpz([
      { name: "wih", shape: [12, 784], values: drawn(12 * 784) },
      { name: "who", shape: [10, 12], values: drawn(120) },
    ]);
    await playground.dropFiles([file("lesson.npz", arrays)]);
    const dialog = page.getByRole("dialog", { name: "lesson.npz: 784-12-10. Which activation" });
    await dialog.getByRole("button", { name: "Open" }).click();
    await expect(page.getByTestId("opened-model")).toContainText(
      "The shapes told which array is which: wih, then who; weights as (out, in).",
    );

    await page.getByTestId("model-input").setInputFiles(file("a.py", "import numpy as np\n"));
    await expect(page.getByRole("alert")).toContainText(
      "a.py: expected a network (.npz or .safetensors), a run (.zip) or an experiment (.json), got a Python program.",
    );
    await expect(page.getByTestId("opened-model")).toBeVisible();
  });
});
