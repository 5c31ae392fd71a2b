import { describeEngine } from "../conformance.ts";
import { allKinds, creatorOf, disposeAfterEach, nameOf, runnable } from "./fastEngines.ts";

disposeAfterEach();

for (const kind of runnable(allKinds)) {
  describeEngine(nameOf(kind), creatorOf(kind), { tolerance: kind.precision === "f64" ? 1e-12 : 1e-5 });
}
