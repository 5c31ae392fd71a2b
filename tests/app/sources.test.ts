import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { addressIn, addressOf, rememberAddress, sources } from "../../src/app/sources.ts";

describe("addressIn", () => {
  it.each([
    ["https://school.example/sets/", "https://school.example/sets/"],
    ["  http://localhost:8000/mnist ", "http://localhost:8000/mnist/"],
    ["https://school.example", "https://school.example/"],
    ["https://school.example/a//?token=1#b", "https://school.example/a/"],
  ])("reads %o as %s", (text, address) => {
    expect(addressIn(text)).toBe(address);
  });

  it.each([
    "",
    "school.example/sets",
    "ftp://school.example/",
    "javascript:alert(1)",
    "https://me:secret@x.example/",
  ])("takes %o for none", (text) => {
    expect(addressIn(text)).toBeNull();
  });
});

describe("the address to fetch a set from", () => {
  const kept = new Map<string, string>();
  beforeEach(() => {
    kept.clear();
    vi.stubGlobal("localStorage", {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it("is the usual one until another is named, and again when that is taken back", () => {
    expect(addressOf("mnist")).toBe(sources.mnist.address);
    rememberAddress("mnist", "https://school.example/sets/");
    expect(addressOf("mnist")).toBe("https://school.example/sets/");
    expect(addressOf("fashion-mnist")).toBe(sources["fashion-mnist"].address);
    rememberAddress("mnist", null);
    expect(addressOf("mnist")).toBe(sources.mnist.address);
  });

  it("is the usual one where what is remembered is no address", () => {
    kept.set("inkling-mirror-mnist", "nonsense");
    expect(addressOf("mnist")).toBe(sources.mnist.address);
  });

  it("is the usual one where the browser remembers nothing", () => {
    const refuse = () => {
      throw new DOMException("no", "SecurityError");
    };
    vi.stubGlobal("localStorage", { getItem: refuse, setItem: refuse, removeItem: refuse });
    rememberAddress("mnist", "https://school.example/sets/");
    rememberAddress("mnist", null);
    expect(addressOf("mnist")).toBe(sources.mnist.address);
  });

  it("ends in a slash, as the files' names follow it", () => {
    for (const { address } of Object.values(sources)) expect(addressIn(address)).toBe(address);
  });
});
