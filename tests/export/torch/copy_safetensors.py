"""Reads and writes a safetensors file with the two functions of train_torch.py, NumPy in the place of PyTorch.

    python3 copy_safetensors.py train_torch.py model.safetensors copy.safetensors

Prints what it has read as JSON: the metadata, and each tensor's type, shape, first and last number.
"""
import ast
import json
import struct
import sys
from types import SimpleNamespace

import numpy as np


class Tensor(np.ndarray):
    """The few methods of torch.Tensor that the functions call."""

    def numel(self):
        return self.size

    def element_size(self):
        return self.itemsize

    def copy_(self, values):
        self[...] = values


def frombuffer(buffer, dtype):
    return np.frombuffer(buffer, dtype).view(Tensor)


program, source, target = sys.argv[1:]
float32, float64 = np.dtype("<f4"), np.dtype("<f8")
scope = {
    "torch": SimpleNamespace(float32=float32, float64=float64, frombuffer=frombuffer),
    "json": json,
    "struct": struct,
}
with open(program) as f:
    tree = ast.parse(f.read())
wanted = [node for node in tree.body if getattr(node, "name", "").endswith("_safetensors")]
exec(compile(ast.Module(wanted, []), program, "exec"), scope)

tensors, metadata = scope["read_safetensors"](source)
scope["write_safetensors"](target, tensors, metadata)
print(json.dumps({
    "metadata": metadata,
    "tensors": {
        name: [str(values.dtype), list(values.shape), values.flat[0], values.flat[-1]]
        for name, values in tensors.items()
    },
}, default=float))
