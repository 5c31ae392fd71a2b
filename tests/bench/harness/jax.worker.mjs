import { defaultDevice, init, jit, nn, numpy as np, tree, valueAndGrad } from "@jax-js/jax";
import peers from "../package.json";
import { drawWeights, floatPixels, indexOfLargest, oneHotRows, takeRows } from "./floatDigits.mjs";
import { serve } from "./serve.ts";

const version = peers.dependencies["@jax-js/jax"];
const ready = init("wasm");

serve(async (setup, digits, random) => {
  if (!(await ready).includes("wasm")) throw new Error("jax-js: the wasm backend does not start.");
  defaultDevice("wasm");
  const classes = setup.layers.at(-1);
  const activation = { sigmoid: nn.sigmoid, relu: nn.relu, tanh: np.tanh }[setup.activation];
  let params = drawWeights(setup, random).map(({ w, fanIn, fanOut }) => ({
    w: np.array(w).reshape([fanIn, fanOut]),
    b: np.zeros([fanOut]),
  }));
  const pixels = floatPixels(digits.train.images);
  const targets = oneHotRows(digits.train.labels, classes);
  const testPixels = np.array(floatPixels(digits.test.images)).reshape([digits.test.labels.length, 784]);

  const forward = (layers, x) =>
    layers.reduce((input, { w, b }, k) => {
      const z = np.matmul(input, w).add(b);
      return k < layers.length - 1 ? activation(z) : z;
    }, x);
  const lossOf = (layers, x, y) =>
    nn
      .logSoftmax(forward(layers, x))
      .mul(y)
      .sum()
      .mul(-1 / setup.batch);
  const step = (layers, x, y) => {
    const [loss, gradients] = valueAndGrad(lossOf)(tree.ref(layers), x, y);
    return [loss, tree.map((value, gradient) => value.sub(gradient.mul(setup.lr)), layers, gradients)];
  };
  const compiled = setup.jit ? jit(step) : null;
  const update = compiled ?? step;
  const answer = jit((layers, x) => nn.softmax(forward(layers, x)));
  const probabilities = (x) => answer(tree.ref(params), x).dataSync();

  return {
    about: `jax-js ${version} wasm${setup.jit ? ", jit" : ""}, ${self.crossOriginIsolated ? navigator.hardwareConcurrency : 1} threads`,
    step(indices) {
      const x = np.array(takeRows(pixels, 784, indices)).reshape([indices.length, 784]);
      const y = np.array(takeRows(targets, classes, indices)).reshape([indices.length, classes]);
      const [loss, next] = update(params, x, y);
      params = next;
      return loss.dataSync()[0];
    },
    evaluate() {
      const rows = probabilities(testPixels.ref);
      let correct = 0;
      digits.test.labels.forEach((label, k) => {
        if (indexOfLargest(rows.subarray(k * classes, (k + 1) * classes)) === label) correct += 1;
      });
      return correct;
    },
    predict: (image) => indexOfLargest(probabilities(np.array(floatPixels(image)).reshape([1, 784]))),
    close() {
      tree.dispose(params);
      testPixels.dispose();
      compiled?.dispose();
      answer.dispose();
    },
  };
});
