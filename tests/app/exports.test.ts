import { describe, expect, it } from "vitest";
import { Exports } from "../../src/app/exports.ts";
import type { Command } from "../../src/worker/protocol.ts";

function newExports() {
  const sent: Command[] = [];
  let cleared = 0;
  const exports = new Exports({ send: (command) => sent.push(command), clearProblems: () => cleared++ });
  return { exports, sent, cleared: () => cleared };
}

const file = { name: "train.py", blob: new Blob(["print()"]) };

describe("Exports.make", () => {
  it("asks the worker for one file, and resolves to the one that answers it", async () => {
    const { exports, sent, cleared } = newExports();
    const program = exports.make("program");
    const bundle = exports.make("bundle", { withData: true });
    expect(sent).toEqual([
      { type: "export", exportId: 1, kind: "program", withData: false },
      { type: "export", exportId: 2, kind: "bundle", withData: true },
    ]);
    expect(cleared()).toBe(2);
    exports.receive({ type: "exported", exportId: 2, file: null });
    exports.receive({ type: "exported", exportId: 1, file });
    expect(await program).toBe(file);
    expect(await bundle).toBeNull();
  });

  it("resolves to null when the worker is lost", async () => {
    const { exports } = newExports();
    const program = exports.make("program");
    exports.lost();
    expect(await program).toBeNull();
  });
});
