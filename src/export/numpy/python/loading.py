def unpack(data_dir, filename):
    data_path = os.path.join(data_dir, filename)
    try:
        with gzip.open(data_path, "rb") as f:
            return f.read()
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        words = f"{data_path}: expected a whole .gz file, got: {error}."
        print(f"{words} Get it again.", file=sys.stderr)
        sys.exit(2)


def load_mnist_images(data_dir, filename):
    data = np.frombuffer(unpack(data_dir, filename), np.uint8, offset=16)
    return data.reshape(-1, ROWS, COLS)


def load_mnist_labels(data_dir, filename):
    data = np.frombuffer(unpack(data_dir, filename), np.uint8, offset=8)
    return data.astype(np.int64)


def load_data(data_dir):
    """Images (N, rows, cols) and labels (N,), to train on and to test with."""
    #: if test
    return (
        load_mnist_images(data_dir, "train-images-idx3-ubyte.gz"),
        load_mnist_labels(data_dir, "train-labels-idx1-ubyte.gz"),
        load_mnist_images(data_dir, "t10k-images-idx3-ubyte.gz"),
        load_mnist_labels(data_dir, "t10k-labels-idx1-ubyte.gz"),
    )
    #: else
    images = load_mnist_images(data_dir, "train-images-idx3-ubyte.gz")
    labels = load_mnist_labels(data_dir, "train-labels-idx1-ubyte.gz")
    return images, labels, images[:0], labels[:0]  # it has no test images
    #: end


def scale(images):
    """Bytes (N, rows, cols) as float32 (N, rows * cols) from 0 to 1."""
    return images.astype(np.float32).reshape(-1, ROWS * COLS) / 255
