/*
 * Maps over arrays in memory for math.test.ts; the arrays' lengths are whole vectors. AssemblyScript.
 */
import { exp, log, sigmoid, tanh } from "../../../../src/engine/fast/kernels/math";

export function expF32(from: usize, to: usize, count: i32): void {
  for (const end = from + ((<usize>count) << 2); from < end; from += 16, to += 16)
    v128.store(to, exp<f32>(v128.load(from)));
}

export function expF64(from: usize, to: usize, count: i32): void {
  for (const end = from + ((<usize>count) << 3); from < end; from += 16, to += 16)
    v128.store(to, exp<f64>(v128.load(from)));
}

export function tanhF32(from: usize, to: usize, count: i32): void {
  for (const end = from + ((<usize>count) << 2); from < end; from += 16, to += 16)
    v128.store(to, tanh<f32>(v128.load(from)));
}

export function tanhF64(from: usize, to: usize, count: i32): void {
  for (const end = from + ((<usize>count) << 3); from < end; from += 16, to += 16)
    v128.store(to, tanh<f64>(v128.load(from)));
}

export function sigmoidF32(from: usize, to: usize, count: i32): void {
  for (const end = from + ((<usize>count) << 2); from < end; from += 16, to += 16)
    v128.store(to, sigmoid<f32>(v128.load(from)));
}

export function sigmoidF64(from: usize, to: usize, count: i32): void {
  for (const end = from + ((<usize>count) << 3); from < end; from += 16, to += 16)
    v128.store(to, sigmoid<f64>(v128.load(from)));
}

export function logF32(from: usize, to: usize, count: i32): void {
  for (const end = from + ((<usize>count) << 2); from < end; from += 4, to += 4)
    store<f32>(to, log<f32>(load<f32>(from)));
}

export function logF64(from: usize, to: usize, count: i32): void {
  for (const end = from + ((<usize>count) << 3); from < end; from += 8, to += 8)
    store<f64>(to, log<f64>(load<f64>(from)));
}
