/** What a file is that is another program's, as in `an ONNX model`, and what to do about it, in whole sentences. */
export interface Foreign {
  readonly kind: string;
  readonly advice: string;
}

const NO_PICKLES = "This page runs no pickles:";
const ARRAYS = "save its weights as numpy.savez writes them";

const torch: Foreign = {
  kind: "a PyTorch checkpoint, which is a Python pickle",
  advice:
    `${NO_PICKLES} save the weights by ` +
    'safetensors.torch.save_file(model.state_dict(), "model.safetensors").',
};
const sklearn: Foreign = {
  kind: "a scikit-learn model, which is a Python pickle",
  advice:
    `${NO_PICKLES} ${ARRAYS}: numpy.savez("model.npz", ` +
    "*[a for pair in zip(model.coefs_, model.intercepts_) for a in pair]).",
};
const keras: Foreign = {
  kind: "a Keras model",
  advice: `Load it in Keras and ${ARRAYS}: numpy.savez("model.npz", *model.get_weights()).`,
};
const tensorflow: Foreign = {
  kind: "a TensorFlow graph",
  advice: `Load it in TensorFlow and ${ARRAYS}: numpy.savez("model.npz", *[v.numpy() for v in model.variables]).`,
};
const onnx: Foreign = {
  kind: "an ONNX model",
  advice: "This page writes ONNX and opens .npz and .safetensors: save the network as one of these, too.",
};
const gguf: Foreign = {
  kind: "a GGUF language model",
  advice: "This page opens networks of linear layers, as .npz or .safetensors.",
};

/** torch.save's mark before it wrote archives: its magic number, pickled. */
const TORCH_MAGIC = "\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19";

/** A network in a format of another program, by a file's first bytes; the more of them, up to some thousand, the surer. */
export function foreignNetwork(start: Uint8Array): Foreign | null {
  const text = Array.from(start, (byte) => String.fromCharCode(byte)).join("");
  if (/^\x80[\x02-\x05]/.test(text)) {
    if (text.startsWith(TORCH_MAGIC, 2)) return torch;
    return /sklearn/.test(text) ? sklearn : null;
  }
  if (text.startsWith("\x89HDF")) {
    return /keras_version|layer_names|model_weights/.test(text) || /layers[^]*vars/.test(text) ? keras : null;
  }
  if (/^GGUF[\x01-\x09]\0/.test(text)) return gguf;
  // The version of its format, then who made it, or at once the graph.
  if (/^\x08[\x01-\x20](\x12[\x01-\x7f][\x20-\x7e]{3}|:[\x80-\xff])/.test(text)) return onnx;
  if (/^\x08\x01\x12[\x80-\xff]/.test(text)) return tensorflow;
  return /^\n[^]{1,3}\n[^]*(Placeholder|Const|VarHandleOp)/.test(text) && text.includes("\x12")
    ? tensorflow
    : null;
}

/** The same of an archive, by the names of its files. */
export function foreignArchive(names: readonly string[]): Foreign | null {
  if (names.some((name) => /(^|\/)data\.pkl$/.test(name))) return torch;
  return names.some((name) => /(^|\/)model\.weights\.h5$/.test(name)) ? keras : null;
}
