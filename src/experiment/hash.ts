import type { Drawing } from "../data/framing/pad.ts";
import { defaultConfig, type ExperimentConfig } from "./configuration.ts";
import { parseDrawing } from "./drawingText/parseDrawing.ts";
import { fieldNames, fields } from "./fields.ts";

/** A value in a link that could not be used, and what stands in its place. */
export interface HashProblem {
  readonly key: string;
  readonly message: string;
}

export interface ParsedHash {
  readonly config: ExperimentConfig;
  /** Keys of later or other versions, kept so that writing the link back loses nothing. */
  readonly unknown: readonly (readonly [string, string])[];
  readonly drawing: LinkedDrawing | null;
  readonly problems: readonly HashProblem[];
}

/** A drawing that came with a link, and the text it came as. */
export interface LinkedDrawing {
  readonly text: string;
  readonly drawing: Drawing;
}

/** Keys written only when they say something: the momentum of an optimiser that has none is noise. */
const optional: Partial<Record<keyof ExperimentConfig, (config: ExperimentConfig) => boolean>> = {
  momentum: (config) => config.optimizer === "momentum" || config.momentum !== defaultConfig.momentum,
  decay: (config) => config.decay !== defaultConfig.decay,
  schedule: (config) => config.schedule !== defaultConfig.schedule,
  distortion: (config) => config.distortion !== defaultConfig.distortion,
  engine: (config) => config.engine !== defaultConfig.engine,
  threads: (config) => config.threads !== defaultConfig.threads,
};

const DRAWING_KEY = "drawing";

function readField<K extends keyof ExperimentConfig>(
  key: K,
  text: string,
  problems: HashProblem[],
): Pick<ExperimentConfig, K> {
  const field = fields[key];
  const value = field.parse(text.trim());
  if (value === null) {
    const fallback = field.format(defaultConfig[key]);
    problems.push({ key, message: refusal(key, field.accepts, text, fallback) });
  }
  return { [key]: value ?? defaultConfig[key] } as Pick<ExperimentConfig, K>;
}

function readLinkedDrawing(text: string, problems: HashProblem[]): LinkedDrawing | null {
  const drawing = parseDrawing(text);
  if (drawing !== null) return { text, drawing };
  const message = refusal(DRAWING_KEY, "a drawing as this page writes it", text, "none");
  problems.push({ key: DRAWING_KEY, message });
  return null;
}

function refusal(key: string, accepts: string, text: string, fallback: string): string {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return `Link, ${key}: expected ${accepts}, got "${shown}". Using ${fallback} instead.`;
}

/** Reads `#layers=784-128-10&lr=0.1…`; keys that are absent take their defaults. */
export function parseHash(hash: string): ParsedHash {
  const problems: HashProblem[] = [];
  const unknown: [string, string][] = [];
  let config = defaultConfig;
  let drawing: LinkedDrawing | null = null;
  for (const [key, text] of new Map(pairsOf(hash))) {
    const known = fieldNames.find((name) => name === key);
    if (known) config = { ...config, ...readField(known, text, problems) };
    else if (key === DRAWING_KEY) drawing = readLinkedDrawing(text, problems);
    else unknown.push([key, text]);
  }
  return { config, unknown, drawing, problems };
}

/**
 * Writes the whole experiment, `#` included, with unknown keys behind the known ones, and a drawing at the end
 * where there is one to send along.
 */
export function formatHash(
  config: ExperimentConfig,
  unknown: readonly (readonly [string, string])[] = [],
  drawing: string | null = null,
): string {
  const known = fieldNames
    .filter((key) => optional[key]?.(config) ?? true)
    .map((key) => [key, formatField(key, config[key])] as const);
  const sent = drawing === null ? [] : [[DRAWING_KEY, drawing] as const];
  return (
    "#" + [...known, ...unknown, ...sent].map(([key, text]) => `${encode(key)}=${encode(text)}`).join("&")
  );
}

function formatField<K extends keyof ExperimentConfig>(key: K, value: ExperimentConfig[K]): string {
  return fields[key].format(value);
}

function* pairsOf(hash: string): Generator<[string, string]> {
  for (const part of hash.replace(/^#/, "").split("&")) {
    const [key = "", ...rest] = part.split("=");
    if (key !== "") yield [decode(key), decode(rest.join("="))];
  }
}

const encode = (text: string): string => encodeURIComponent(text).replaceAll("%2C", ",");

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray "%" is kept as it came
  }
}
