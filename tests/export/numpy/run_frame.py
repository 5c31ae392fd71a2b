"""Frames drawings with the exported program's `frame`: JSON of drawings in, JSON of images or null out.

    python3 run_frame.py ../../../src/export/numpy/python/frame.py < drawings.json

A drawing is a list of strokes, a stroke x0, y0, x1, y1, …; null stands for a number that is none.
"""
import json
import sys
import warnings
from pathlib import Path

import numpy as np

warnings.simplefilter("error")
block = {"np": np}
exec(compile(Path(sys.argv[1]).read_text("utf-8"), sys.argv[1], "exec"), block)

images = []
for drawing in json.load(sys.stdin):
    strokes = [np.array(stroke, float)[:len(stroke) // 2 * 2].reshape(-1, 2) for stroke in drawing]
    image = block["frame"](strokes)
    if image is not None:
        assert image.shape == (28, 28) and image.dtype == np.uint8, (image.shape, image.dtype)
    images.append(None if image is None else image.ravel().tolist())
json.dump(images, sys.stdout)
