import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultConfig } from "../../src/experiment/configuration.ts";
import { formatDrawing } from "../../src/experiment/drawingText/formatDrawing.ts";
import { formatHash, parseHash } from "../../src/experiment/hash.ts";
import { propertySeed, validConfig } from "./validConfig.ts";

const text = fc.string({ unit: "grapheme", maxLength: 12 });
const unknownKeys = fc.uniqueArray(
  fc.tuple(
    text.map((name) => `x-${name}`),
    text,
  ),
  { selector: ([key]) => key, maxLength: 4 },
);

describe("formatHash", () => {
  it("writes the example of the product word for word", () => {
    expect(formatHash({ ...defaultConfig, activation: "sigmoid", init: "randn" })).toBe(
      "#layers=784-128-10&activation=sigmoid&init=randn&optimizer=sgd&lr=0.1&batch=64&epochs=10" +
        "&seed=42&precision=f64&validation=5000",
    );
  });

  it("writes momentum and decay only when they say something", () => {
    expect(formatHash(defaultConfig)).not.toMatch(/momentum=|decay=/);
    expect(formatHash({ ...defaultConfig, optimizer: "momentum" })).toContain("&momentum=0.9&");
    expect(formatHash({ ...defaultConfig, momentum: 0.5 })).toContain("&momentum=0.5&");
    expect(formatHash({ ...defaultConfig, decay: 0.001 })).toContain("&decay=0.001&");
  });

  it("writes engine and threads only when they are not left to the machine", () => {
    expect(formatHash(defaultConfig)).not.toMatch(/engine=|threads=/);
    expect(formatHash({ ...defaultConfig, engine: "reference" })).toMatch(/&engine=reference$/);
    expect(formatHash({ ...defaultConfig, threads: 2 })).toMatch(/&threads=2$/);
    expect(formatHash(parseHash("#engine=fast&threads=auto").config)).toBe(formatHash(defaultConfig));
  });
});

describe("parseHash", () => {
  it("reads back every valid experiment and every unknown key that formatHash writes", () => {
    fc.assert(
      fc.property(validConfig, unknownKeys, (config, unknown) => {
        expect(parseHash(formatHash(config, unknown))).toEqual({
          config,
          unknown,
          drawing: null,
          problems: [],
        });
      }),
      { seed: propertySeed, numRuns: 500 },
    );
  });

  it("gives a valid experiment for any text whatever, and the same again once written", () => {
    const scrap = fc.oneof(
      text,
      fc.constantFrom("layers=", "lr=", "&", "=", "%", "%4", "#", "seed=1", "784-10", "1e3"),
    );
    fc.assert(
      fc.property(fc.array(scrap, { maxLength: 8 }), (scraps) => {
        const { config, unknown } = parseHash(`#${scraps.join("")}`);
        expect(parseHash(formatHash(config, unknown))).toEqual({
          config,
          unknown,
          drawing: null,
          problems: [],
        });
      }),
      { seed: propertySeed, numRuns: 500 },
    );
  });

  it("takes defaults for what is absent, with or without a hash sign", () => {
    for (const nothing of ["", "#", "#&&", "&"]) {
      expect(parseHash(nothing)).toEqual({
        config: defaultConfig,
        unknown: [],
        drawing: null,
        problems: [],
      });
    }
    expect(parseHash("lr=0.5").config).toEqual({ ...defaultConfig, lr: 0.5 });
    expect(parseHash("#lr=0.5").config).toEqual({ ...defaultConfig, lr: 0.5 });
  });

  it("keeps unknown keys in their order, with values that hold '=' and keys without a value", () => {
    const { unknown } = parseHash("#preview=2&lr=0.2&note=a=b&autostart&hide=pad%2Ccurves");
    expect(unknown).toEqual([
      ["preview", "2"],
      ["note", "a=b"],
      ["autostart", ""],
      ["hide", "pad,curves"],
    ]);
    expect(formatHash(defaultConfig, unknown)).toMatch(/&preview=2&note=a%3Db&autostart=&hide=pad,curves$/);
  });

  it("does not take a key of another case, or of an object's prototype, for its own", () => {
    const { config, unknown } = parseHash("#LR=0.5&__proto__=1&constructor=2");
    expect(config).toEqual(defaultConfig);
    expect(unknown.map(([key]) => key)).toEqual(["LR", "__proto__", "constructor"]);
  });

  it("lets the last of several equal keys count", () => {
    expect(parseHash("#lr=0.5&lr=0.25").config.lr).toBe(0.25);
    expect(parseHash("#lr=no&lr=0.25").problems).toEqual([]);
    expect(parseHash("#lr=0.25&lr=no").problems.map(({ key }) => key)).toEqual(["lr"]);
    expect(parseHash("#x=1&x=2").unknown).toEqual([["x", "2"]]);
  });

  it("reads percent escapes in keys and values, and keeps a stray percent sign as it came", () => {
    expect(parseHash("#%6Cr=%30.5").config.lr).toBe(0.5);
    expect(parseHash("#note=50%").unknown).toEqual([["note", "50%"]]);
    expect(parseHash("#note=%zz%41").unknown).toEqual([["note", "%zz%41"]]);
    expect(parseHash("#lr=%20 0.5%20").config.lr).toBe(0.5);
  });

  it("reports each bad value by name once, and goes on with the others", () => {
    const { config, problems } = parseHash("#layers=784&lr=fast&batch=128&seed=-1&init=zeros");
    expect(problems.map(({ key }) => key)).toEqual(["layers", "lr", "seed", "init"]);
    expect(config).toEqual({ ...defaultConfig, batch: 128 });
  });

  it("says what was expected, what came, and what is used instead", () => {
    const { problems } = parseHash("#batch=9000");
    expect(problems).toEqual([
      {
        key: "batch",
        message: 'Link, batch: expected a whole number from 1 to 8,192, got "9000". Using 64 instead.',
      },
    ]);
  });

  it("names the words a value may be, in what it expected and in what it uses instead", () => {
    expect(parseHash("#threads=12&engine=numpy").problems.map(({ message }) => message)).toEqual([
      'Link, threads: expected auto or a whole number from 1 to 8, got "12". Using auto instead.',
      'Link, engine: expected one of fast, reference, got "numpy". Using fast instead.',
    ]);
  });

  it("shows no more than forty characters of a bad value", () => {
    const { problems } = parseHash(`#lr=${"9".repeat(5000)}`);
    expect(problems[0].message).toContain(`got "${"9".repeat(40)}…"`);
    expect(problems[0].message.length).toBeLessThan(200);
  });
});

describe("the drawing in a link", () => {
  const strokes = [Float32Array.of(40, 40, 280, 40, 150, 290)];
  const text = formatDrawing({ strokes, picture: null })!;

  it("stands behind everything else, in letters that need no escape, and is read back", () => {
    const hash = formatHash(defaultConfig, [["note", "mine"]], text);
    expect(hash).toMatch(/&note=mine&drawing=[\w-]+$/);
    expect(parseHash(hash)).toEqual({
      config: defaultConfig,
      unknown: [["note", "mine"]],
      drawing: { text, drawing: { strokes, picture: null } },
      problems: [],
    });
  });

  it("is reported by name where it is none, and left out", () => {
    const { drawing, unknown, problems } = parseHash("#lr=0.2&drawing=scrawl");
    expect([drawing, unknown]).toEqual([null, []]);
    expect(problems).toEqual([
      {
        key: "drawing",
        message:
          'Link, drawing: expected a drawing as this page writes it, got "scrawl". Using none instead.',
      },
    ]);
  });
});
