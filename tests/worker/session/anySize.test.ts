import { beforeAll, describe, expect, it } from "vitest";
import { numberedClasses, type Dataset } from "../../../src/data/dataset.ts";
import { RandomState } from "../../../src/engine/random.ts";
import { createFastEngine } from "../../../src/engine/fast/fastEngine.ts";
import type { Workshop } from "../../../src/engine/fast/workshop.ts";
import { plainView, type Drawing } from "../../../src/data/framing/drawing.ts";
import type { EngineMaker } from "../../../src/worker/engineMaker.ts";
import { Session } from "../../../src/worker/session.ts";
import { workshopFor } from "../../engine/fast/fastEngines.ts";
import { makeReference } from "../makeReference.ts";
import { RecordingHost } from "../recordingHost.ts";
import { smallConfig, trainToEnd, useData } from "../smallRun.ts";

const seven: Drawing = { strokes: [Float32Array.of(80, 80, 240, 80, 140, 280)], picture: null };

/** Images of which each class has a row or a column of its own in full ink, as far as there are enough. */
function stripes(rows: number, cols: number, classes: number): Dataset {
  const count = 3 * classes + 40;
  const random = new RandomState(rows * 64 + cols);
  const labels = Uint8Array.from({ length: count }, (_, n) => n % classes);
  const images = Uint8Array.from({ length: count * rows * cols }, (_, i) => {
    const label = labels[Math.floor(i / (rows * cols))];
    const row = Math.floor(i / cols) % rows;
    return row === label % rows ? 255 : Math.floor(random.rand() * 40);
  });
  const train = { images, labels };
  return { name: "stripes", rows, cols, classes, classNames: numberedClasses(classes), train, test: train };
}

const shapes = [
  { rows: 1, cols: 1, classes: 2 },
  { rows: 1, cols: 64, classes: 3 },
  { rows: 64, cols: 1, classes: 11 },
  { rows: 3, cols: 5, classes: 10 },
  { rows: 20, cols: 12, classes: 3 },
  { rows: 64, cols: 64, classes: 256 },
];

let workshop: Workshop;
beforeAll(async () => {
  workshop = await workshopFor({ relaxed: false, threads: 1 });
});
const makeFast: EngineMaker = (setup, { precision }) => ({
  engine: createFastEngine({ ...setup, precision, threads: 1 }, workshop),
  note: null,
});

const makers: readonly (readonly [string, EngineMaker])[] = [
  ["reference", makeReference],
  ["fast", (setup, wanted) => makeFast(setup, wanted)],
];

for (const [engine, makeEngine] of makers) {
  describe(`Session, on the ${engine} engine`, () => {
    it.each(shapes)(
      "learns, reads and explains $rows×$cols of $classes classes",
      async ({ rows, cols, classes }) => {
        const host = new RecordingHost(1);
        const session = new Session(host, makeEngine);
        session.configure({
          ...smallConfig,
          epochs: 1,
          validation: 10,
          distortion: 20,
          layers: [784, 8, 10],
        });
        session.watchWeights(true);
        session.watchDistortion(true);
        session.watchInsight({ why: true, shifts: true, asked: classes - 1 });
        session.setOwnDigits({ images: new Uint8Array(784), labels: Uint8Array.of(1), weight: 3 });
        useData(session, stripes(rows, cols, classes));
        session.draw(1, seven, {
          ...plainView,
          nudge: { ...plainView.nudge, dx: 1, rotation: 10, thickness: 0.4 },
        });
        await trainToEnd({ host, session });
        await host.until(() => (host.all("insight").at(-1)?.insight?.neighbours.length ?? 0) > 0);

        const D = rows * cols;
        expect(host.last("run").config.layers).toEqual([D, 8, classes]);
        expect(host.status.test.accuracy).not.toBeNull();
        const answer = host.last("answer").answer!;
        expect([answer.rows, answer.cols, answer.image.length]).toEqual([rows, cols, D]);
        expect(answer.probabilities).toHaveLength(classes);
        const insight = host.last("insight").insight!;
        expect(insight.evidence).toHaveLength(D);
        expect(insight.neighbours[0].image).toHaveLength(D);
        const shifts = host.last("shifts").shifts!;
        expect(shifts.labels).toHaveLength((2 * shifts.reach + 1) ** 2);
        expect(shifts.reach).toBe(Math.max(1, Math.min(6, Math.floor(Math.min(rows, cols) / 4))));
        const { picture } = host.last("weights");
        expect([picture.rows, picture.cols, picture.values.length]).toEqual([rows, cols, 8 * D]);
        const { samples } = host.last("distorted");
        expect(samples.classes).toBe(Math.min(10, classes));
        expect(samples.after).toHaveLength(3 * samples.classes * D);
        expect(host.all("own"), "digits of 28×28 take no part").toEqual([]);
        expect(host.all("problem")).toEqual([]);
      },
    );
  });
}

describe("Session, given data of another size", () => {
  it("frames the drawing on the pad anew", async () => {
    const host = new RecordingHost(1);
    const session = new Session(host, makeReference);
    session.configure({ ...smallConfig, validation: 0 });
    useData(session, stripes(28, 28, 10));
    session.draw(1, seven, plainView);
    expect(host.last("answer").answer?.image).toHaveLength(784);
    useData(session, stripes(20, 12, 3));
    await host.breathe();
    const { drawingId, answer } = host.last("answer");
    expect([drawingId, answer?.rows, answer?.cols, answer?.image.length]).toEqual([1, 20, 12, 240]);
    expect(answer?.probabilities).toHaveLength(3);
  });
});
