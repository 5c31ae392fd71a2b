"""Times the NumPy original's forward pass, and says which NumPy computes; prints JSON.

    python3 numpyForward.py <folder of mlp.py> <folder of MNIST> <times> <784 128 10 ...>
"""
import ctypes
import glob
import json
import os
import statistics
import sys
import time

import numpy as np


def blas():
    """Name and version, with the kernel and the threads that OpenBLAS has chosen where it tells."""
    built = np.show_config(mode="dicts")["Build Dependencies"]["blas"]
    words = [f"{built['name']} {built['version']}"]
    for library in glob.glob(os.path.join(os.path.dirname(np.__file__), "..", "numpy.libs", "*openblas*")):
        try:
            loaded = ctypes.CDLL(library)
            corename = loaded.scipy_openblas_get_corename64_
            corename.restype = ctypes.c_char_p
            words.append(f"kernel {corename().decode()}")
            words.append(f"{loaded.scipy_openblas_get_num_threads64_()} threads")
        except (OSError, AttributeError):
            pass
    return ", ".join(words)


def median_seconds(call, times):
    seconds = []
    for k in range(-times, times):  # as many again to warm up
        start = time.perf_counter()
        call(max(k, 0))
        if k >= 0:
            seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def main():
    original, mnist, times, layers = sys.argv[1], sys.argv[2], int(sys.argv[3]), [int(n) for n in sys.argv[4:]]
    sys.path.insert(0, original)
    import mlp

    images = mlp.load_mnist_images(mnist, "t10k-images-idx3-ubyte.gz").astype(np.float32).reshape(-1, 784) / 255
    labels = mlp.load_mnist_labels(mnist, "t10k-labels-idx1-ubyte.gz").astype(np.int64)
    figures = {"numpy": np.__version__, "blas": blas()}
    for name in ["float32", "float64"]:
        np.random.seed(42)
        model = mlp.MLP(layers, mlp.Sigmoid, "randn", np.dtype(name))
        figures[name] = {
            "evaluate": median_seconds(lambda _: mlp.softmax_cross_entropy(model(images), labels), times),
            "predict": median_seconds(lambda k: model(images[k:k + 1]).argmax(), 100 * times),
        }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
