import { madd } from "./vector";
export function probe(p: usize): void {
  v128.store(p, madd<f32>(v128.load(p), v128.load(p), v128.load(p)));
}
