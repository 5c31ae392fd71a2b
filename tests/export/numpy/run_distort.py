"""Distorts images with the exported program's `Distortion`: JSON of cases in, their bytes one after another out.

    python3 run_distort.py ../../../src/export/numpy/python/distort.py < cases.json
"""
import base64
import json
import sys
import warnings
from pathlib import Path

import numpy as np

warnings.simplefilter("error")
block = {"np": np}
exec(compile(Path(sys.argv[1]).read_text("utf-8"), sys.argv[1], "exec"), block)

np.random.seed(7)
before = np.random.get_state()[1:3]
for case in json.load(sys.stdin):
    rows, cols, indices = case["rows"], case["cols"], np.array(case["indices"])
    images = np.frombuffer(base64.b64decode(case["images"]), np.uint8).reshape(-1, rows, cols)
    distort = block["Distortion"](rows, cols, case["degrees"], case["seed"])
    distorted = distort(images, indices, case["epoch"])
    assert distorted.shape == images.shape and distorted.dtype == np.uint8
    # The batch that an image is in plays no part.
    np.testing.assert_array_equal(distort(images[-1:], indices[-1:], case["epoch"]), distorted[-1:])
    sys.stdout.buffer.write(distorted.tobytes())
after = np.random.get_state()[1:3]
assert (before[0] == after[0]).all() and before[1] == after[1], "the global random stream was drawn from"
