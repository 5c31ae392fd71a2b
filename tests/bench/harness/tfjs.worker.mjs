import * as tf from "@tensorflow/tfjs-core";
import { getThreadsCount, setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import "@tensorflow/tfjs-core/dist/register_all_gradients.js";
import plain from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url";
import simd from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url";
import threaded from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url";
import { drawWeights, floatPixels, indexOfLargest, oneHotRows, takeRows } from "./floatDigits.mjs";
import { serve } from "./serve.ts";

const absolute = (address) => new URL(address, self.location.href).href;
setWasmPaths({
  "tfjs-backend-wasm.wasm": absolute(plain),
  "tfjs-backend-wasm-simd.wasm": absolute(simd),
  "tfjs-backend-wasm-threaded-simd.wasm": absolute(threaded),
});
const ready = tf.setBackend("wasm");

serve(async (setup, digits, random) => {
  if (!(await ready)) throw new Error("TensorFlow.js: the wasm backend does not start.");
  const threads = (await tf.env().getAsync("WASM_HAS_MULTITHREAD_SUPPORT")) ? getThreadsCount() : 1;
  const simdUsed = await tf.env().getAsync("WASM_HAS_SIMD_SUPPORT");
  const classes = setup.layers.at(-1);
  const activation = { sigmoid: tf.sigmoid, relu: tf.relu, tanh: tf.tanh }[setup.activation];
  const layers = drawWeights(setup, random).map(({ w, fanIn, fanOut }) => ({
    w: tf.variable(tf.tensor2d(w, [fanIn, fanOut])),
    b: tf.variable(tf.zeros([fanOut])),
  }));
  const optimizer = tf.train.sgd(setup.lr);
  const pixels = floatPixels(digits.train.images);
  const targets = oneHotRows(digits.train.labels, classes);
  const testPixels = tf.tensor2d(floatPixels(digits.test.images), [digits.test.labels.length, 784]);
  const testLabels = tf.tensor1d(Int32Array.from(digits.test.labels), "int32");

  const forward = (x) =>
    layers.reduce((input, { w, b }, k) => {
      const z = tf.add(tf.matMul(input, w), b);
      return k < layers.length - 1 ? activation(z) : z;
    }, x);

  return {
    about: `TensorFlow.js ${tf.version_core} wasm${simdUsed ? ", SIMD" : ""}, ${threads} thread${threads === 1 ? "" : "s"}`,
    step: (indices) =>
      tf.tidy(() => {
        const x = tf.tensor2d(takeRows(pixels, 784, indices), [indices.length, 784]);
        const y = tf.tensor2d(takeRows(targets, classes, indices), [indices.length, classes]);
        const loss = optimizer.minimize(() => tf.losses.softmaxCrossEntropy(y, forward(x)), true);
        return loss.dataSync()[0];
      }),
    evaluate: () =>
      tf.tidy(
        () => tf.sum(tf.cast(tf.equal(tf.argMax(forward(testPixels), 1), testLabels), "int32")).dataSync()[0],
      ),
    predict: (image) =>
      tf.tidy(() =>
        indexOfLargest(tf.softmax(forward(tf.tensor2d(floatPixels(image), [1, 784]))).dataSync()),
      ),
    close() {
      optimizer.dispose();
      tf.dispose([layers, testPixels, testLabels]);
    },
  };
});
