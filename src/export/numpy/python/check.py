# --- python3 train.py --check: the run once more, held against its figures ---

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
EXACT_STEPS = 100  # whose losses are held with ReLU in float32
#: end
#: if replayed
# Where some of it is further off, runs from other roundings show what rounding
#: if kinks
# makes of the run: several, as each meets kinks of its own.
NUDGES = 8
#: else
# makes of the run.
NUDGES = 1
#: end
PARTED = 0.001  # where so much would have to be allowed, nothing is held
#: end


def check(data_dir):
    """Compare with the run: 0 where all agrees, 1 where not, 2 if untold."""
    with open(os.path.join(HERE, "experiment.json"), encoding="utf-8") as f:
        run = json.load(f)
    saved = layers_in("model.npz")
    for filename, key in DATA_FILES.items():
        checksum = zlib.crc32(unpack(data_dir, filename))
        if checksum != run["data"]["checksums"][key]:
            words = f"{filename} is not the file that the run was trained on."
            say(words, "OTHER DATA")
            return 2
    data = load_data(data_dir)
    agreed, problems = [], []
    #: if replayed
    compare_replayed(run, saved, data, agreed, problems)
    compare_saved(run, saved, data, agreed, problems)
    #: else
    compare_saved(run, saved, data, agreed, problems)
    say(
        "The run began with the parameters of a file that are not known any "
        "more, so that no program can train it again: only the network in "
        "model.npz is held against its figures."
    )
    if not agreed and not problems:
        say("The run stands where none of its figures was measured.", "UNTOLD")
        return 2
    #: end
    word, sentences = ("FAIL", problems) if problems else ("PASS", agreed)
    for k, sentence in enumerate(sentences):
        say(sentence, word if k == 0 else "    ")
    return 1 if problems else 0


def say(text, word=""):
    """Print in lines of at most 79 columns, to the right of a word."""
    first = f"{word}  " if word else ""
    print(textwrap.fill(first + text, 79, subsequent_indent=" " * len(first)))
    sys.stdout.flush()


def layers_in(filename):
    """Weights and biases of each layer in turn, from a file beside this."""
    names = [f"layers.{k}.{p}" for k in range(len(LAYERS) - 1) for p in "wb"]
    with np.load(os.path.join(HERE, filename)) as arrays:
        return [arrays[name] for name in names]


def compare_saved(run, saved, data, agreed, problems):
    """What the page measured of the network now, if it did: model.npz."""
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
            f"model.npz: {name} loss {loss:.6f} here, {there['loss']:.6f} "
            f"there (allowed {ALLOWED:.0e}); {accuracy:.2%} right here, "
            f"{there['accuracy']:.2%} there (allowed one image)."
        )


def network_of(parameters):
    model = MLP(LAYERS)
    for (value, _), array in zip(model.parameters(), parameters):
        value[...] = array
    return model


def relative(ours, theirs):
    """Largest difference, relative to the largest value.

    Or to 0.01 where that is smaller: what is nearer to 0 is what cancellation
    has left of larger numbers, rounded as those were.
    """
    ours = np.asarray(ours, np.float64)
    theirs = np.asarray(theirs, np.float64)
    finite = np.isfinite(ours).all(), np.isfinite(theirs).all()
    if not all(finite):
        # A run that failed ends in what is no number, here and there.
        return math.inf if any(finite) else 0.0
    return np.abs(ours - theirs).max() / max(np.abs(theirs).max(), 0.01)
