import { describe, expect, it } from "vitest";
import { noNudge, plainView } from "../../src/data/framing/drawing.ts";
import { defaultConfig } from "../../src/experiment/configuration.ts";
import { checkCommand } from "../../src/worker/checkCommand.ts";
import type { Command } from "../../src/worker/protocol.ts";

const file = new File([new Uint8Array(3)], "a.gz");
const commands: { [T in Command["type"]]: Extract<Command, { type: T }> } = {
  configure: { type: "configure", config: defaultConfig },
  adjust: { type: "adjust", config: defaultConfig },
  train: { type: "train" },
  pause: { type: "pause" },
  step: { type: "step" },
  evaluateTest: { type: "evaluateTest" },
  loadBuiltin: { type: "loadBuiltin", id: 1 },
  loadFiles: { type: "loadFiles", id: 2, files: [{ path: "folder/digits.gz", file }] },
  fetchSet: { type: "fetchSet", id: 3, set: "mnist", base: "https://mirror.example/" },
  openLast: { type: "openLast", id: 4 },
  openKept: { type: "openKept", id: 5, setId: 7 },
  fetchAhead: { type: "fetchAhead" },
  cancelLoad: { type: "cancelLoad" },
  renameKept: { type: "renameKept", setId: 7, name: "Letters" },
  deleteKept: { type: "deleteKept", setId: 7 },
  clearTray: { type: "clearTray" },
  editData: { type: "editData", edit: { kind: "label", split: "train", index: 3, label: null } },
  undoEdit: { type: "undoEdit" },
  browse: { type: "browse", browseId: 6, query: { kind: "places", split: "test", label: 3, show: "all" } },
  draw: {
    type: "draw",
    drawingId: 1,
    drawing: { strokes: [Float32Array.of(1, 2)], picture: null },
    view: plainView,
  },
  readPhoto: {
    type: "readPhoto",
    photoId: 1,
    photo: { width: 1, height: 2, rgba: new Uint8ClampedArray(8) },
  },
  watchWeights: { type: "watchWeights", on: true },
  watchInsight: { type: "watchInsight", why: true, shifts: false, asked: 7 },
  setOwnDigits: {
    type: "setOwnDigits",
    digits: { images: new Uint8Array(784), labels: Uint8Array.of(7), weight: 2 },
  },
  watchDistortion: { type: "watchDistortion", on: true },
  export: { type: "export", exportId: 1, kind: "bundle", withData: false },
  openModel: { type: "openModel", modelId: 1, activation: "tanh" },
  dropModel: { type: "dropModel", modelId: 1 },
  bringBack: { type: "bringBack", id: 2 },
  ping: { type: "ping" },
};

describe("checkCommand", () => {
  for (const command of Object.values(commands)) {
    it(`accepts ${command.type} as it is, and not without any one of its parts`, () => {
      expect(checkCommand(command)).toEqual(command);
      for (const key of Object.keys(command)) {
        const rest = Object.fromEntries(Object.entries(command).filter(([name]) => name !== key));
        expect(() => checkCommand(rest), `without ${key}`).toThrow(
          expect.objectContaining({ name: "ValiError" }),
        );
      }
    });
  }

  const malformed: Record<string, unknown> = {
    "no object": "train",
    nothing: null,
    "an unknown type": { type: "retrain" },
    "a type of an object's prototype": { type: "constructor" },
    "an id that is text": { type: "loadBuiltin", id: "1" },
    "an id below zero": { type: "loadBuiltin", id: -1 },
    "a fraction for an id": { type: "loadBuiltin", id: 0.5 },
    "a configuration out of bounds": { type: "configure", config: { ...defaultConfig, lr: 0 } },
    "a configuration that is a link": { type: "configure", config: "#lr=0.1" },
    "bytes for a file": { ...commands.loadFiles, files: [{ path: "a", file: new Uint8Array(3) }] },
    "a file without its path": { ...commands.loadFiles, files: [{ file }] },
    "a set nobody knows": { ...commands.fetchSet, set: "imagenet" },
    "an edit of no kind": { ...commands.editData, edit: { on: true } },
    "an edit of a class beyond all": { ...commands.editData, edit: { kind: "mapClass", label: 256, to: 0 } },
    "a query of no kind": { ...commands.browse, query: { split: "test" } },
    "a plain list for a stroke": { ...commands.draw, drawing: { strokes: [[1, 2]], picture: null } },
    "a picture with too little ink": {
      ...commands.draw,
      drawing: { strokes: [], picture: { rows: 2, cols: 2, ink: new Uint8Array(3) } },
    },
    "a nudge that is no number": {
      ...commands.draw,
      view: { framed: true, nudge: { ...noNudge, rotation: NaN } },
    },
    "a photo with too few bytes": {
      ...commands.readPhoto,
      photo: { width: 1, height: 3, rgba: new Uint8ClampedArray(8) },
    },
    "a class below zero": { ...commands.watchInsight, asked: -1 },
    "digits without their labels": {
      ...commands.setOwnDigits,
      digits: { images: new Uint8Array(784), labels: new Uint8Array(0), weight: 2 },
    },
    "half a turn in an epoch": {
      ...commands.setOwnDigits,
      digits: { images: new Uint8Array(784), labels: Uint8Array.of(7), weight: 0.5 },
    },
    "a weight out of bounds": {
      ...commands.setOwnDigits,
      digits: { images: new Uint8Array(784), labels: Uint8Array.of(7), weight: 101 },
    },
    "a word for a switch": { type: "watchWeights", on: "yes" },
  };
  for (const [what, message] of Object.entries(malformed)) {
    it(`refuses ${what}`, () => {
      expect(() => checkCommand(message)).toThrow(expect.objectContaining({ name: "ValiError" }));
    });
  }
});
