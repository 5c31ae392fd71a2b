# ----- python3 train.py --check: the run once more, held against what it left behind -----

DATA_FILES = {
    "train-images-idx3-ubyte.gz": "trainImages",
    "train-labels-idx1-ubyte.gz": "trainLabels",
    #: if test
    "t10k-images-idx3-ubyte.gz": "testImages",
    "t10k-labels-idx1-ubyte.gz": "testLabels",
    #: end
}
#: if f32
ALLOWED = 1e-5  # largest relative difference in float32
#: else
ALLOWED = 1e-12  # largest relative difference in float64
#: end
#: if replayed and kinks
EXACT_STEPS = 100  # losses that are held with ReLU in float32
#: end
#: if replayed
#: if kinks
NUDGES = 8  # runs from other roundings where some is further off: each meets kinks of its own
#: else
NUDGES = 1  # runs from other roundings where some is further off
#: end
PARTED = 0.001  # where so much would have to be allowed, nothing is left to hold
#: end


def check(data_dir):
    """Compare with the run in the page: 0 where all agrees, 1 where not, 2 where it is untold."""
    with open(os.path.join(HERE, "experiment.json"), encoding="utf-8") as f:
        run = json.load(f)
    with np.load(os.path.join(HERE, "model.npz")) as f:
        saved = [f[f"layers.{k}.{part}"] for k in range(len(LAYERS) - 1) for part in "wb"]
    for filename, key in DATA_FILES.items():
        if zlib.crc32(unpack(data_dir, filename)) != run["data"]["checksums"][key]:
            print(f"OTHER DATA  {filename} is not the file that the run was trained on.")
            return 2
    data = load_data(data_dir)
    agreed, problems = [], []
    #: if replayed
    compare_replayed(run, saved, data, agreed, problems)
    compare_saved(run, saved, data, agreed, problems)
    #: else
    compare_saved(run, saved, data, agreed, problems)
    say(
        "The run began with the parameters of a file and not with its seed, so that no program can "
        "train it again from nothing: only the network in model.npz is held against its figures."
    )
    if not agreed and not problems:
        print("UNTOLD  The run stands where none of its figures was measured.")
        return 2
    #: end
    word, sentences = ("FAIL  ", problems) if problems else ("PASS  ", agreed)
    for k, sentence in enumerate(sentences):
        say(sentence, word if k == 0 else "      ")
    return 1 if problems else 0


def say(text, indent=""):
    print(textwrap.fill(text, 96, initial_indent=indent, subsequent_indent=" " * len(indent)))
    sys.stdout.flush()


def compare_saved(run, saved, data, agreed, problems):
    """What the page measured of the network at this moment, if it did, against model.npz."""
    images, labels, test_images, test_labels = data
    progress, sets = run["progress"], []
    if run["resume"]["taken"] > 0 or progress["epoch"] == 0:
        return  # in the middle of an epoch nothing is measured
    #: if validation
    sets.append(("validation", images[-VALIDATION:], labels[-VALIDATION:]))
    #: end
    #: if test
    if progress["state"] == "done":
        sets.append(("test", test_images, test_labels))
    #: end
    for name, some_images, some_labels in sets:
        there = progress[name]
        if there["loss"] is None:
            continue
        loss, accuracy = evaluate(network_of(saved), some_images, some_labels)
        # One image may lie on the border between two classes.
        near = abs(accuracy - there["accuracy"]) < 1.5 / len(some_labels)
        is_same = near and relative(loss, there["loss"]) <= ALLOWED
        (agreed if is_same else problems).append(
            f"model.npz: {name} loss {loss:.6f} here, {there['loss']:.6f} there; "
            f"{accuracy:.2%} right here, {there['accuracy']:.2%} there."
        )


def network_of(parameters):
    model = MLP(LAYERS)
    for (value, _), array in zip(model.parameters(), parameters):
        value[...] = array
    return model


def relative(ours, theirs):
    """Largest difference, relative to the largest value, or to 0.01 where that is smaller.

    What is nearer to 0 is what cancellation has left of larger numbers, rounded as those were.
    """
    ours, theirs = np.asarray(ours, np.float64), np.asarray(theirs, np.float64)
    if not (np.isfinite(ours).all() and np.isfinite(theirs).all()):
        # A run that failed ends in what is no number, here and there.
        return math.inf if np.isfinite(ours).all() or np.isfinite(theirs).all() else 0.0
    return np.abs(ours - theirs).max() / max(np.abs(theirs).max(), 0.01)
