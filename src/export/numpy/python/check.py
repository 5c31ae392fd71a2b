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
EXACT_STEPS = 100  # with ReLU in float32; `verdict` says why
#: end


def check(data_dir):
    """Compare with the run in the page: 0 where all agrees, 1 where not, 2 where nobody can tell."""
    with open(os.path.join(HERE, "experiment.json"), encoding="utf-8") as f:
        run = json.load(f)
    with np.load(os.path.join(HERE, "model.npz")) as f:
        saved = [f[f"layers.{k}.{part}"] for k in range(len(LAYERS) - 1) for part in "wb"]
    for filename, key in DATA_FILES.items():
        with gzip.open(os.path.join(data_dir, filename), "rb") as f:
            if zlib.crc32(f.read()) != run["data"]["checksums"][key]:
                print(f"OTHER DATA  {filename} is not the file that the run was trained on.")
                return 2
    data = load_data(data_dir)
    figures, problems = saved_scores(run, saved, data)
    #: if replayed
    return verdict(run, saved, data, figures, problems)
    #: else
    print("The run began with the parameters of a file and not with its seed, so that no program can")
    print("train it again from nothing: only the network in model.npz is held against its figures.")
    problems += differences(figures)
    if problems:
        print("FAIL  " + "\n      ".join(problems))
        return 1
    if not figures:
        print("UNTOLD  The run stands where none of its figures was measured.")
        return 2
    print(f"PASS  {len(figures)} losses of model.npz agree within {largest(figures):.1e}.")
    return 0
    #: end


def saved_scores(run, saved, data):
    """Figures of the saved network that the page measured at this moment, and accuracies not met."""
    images, labels, test_images, test_labels = data
    progress, figures, problems = run["progress"], [], []
    if run["resume"]["taken"] > 0 or progress["epoch"] == 0:
        return figures, problems  # in the middle of an epoch nothing is measured
    model = network_of(saved)
    sets = []
    #: if validation
    sets.append(("validation", images[-VALIDATION:], labels[-VALIDATION:]))
    #: end
    #: if test
    if progress["state"] == "done":
        sets.append(("test", test_images, test_labels))
    #: end
    for name, some_images, some_labels in sets:
        logged = progress[name]
        if logged["loss"] is None:
            continue
        loss, accuracy = evaluate(model, some_images, some_labels)
        figures.append((progress["step"], f"{name} loss of model.npz", loss, logged["loss"]))
        if not accuracy_agrees(accuracy, logged["accuracy"], len(some_labels)):
            problems.append(
                f"{name} accuracy of model.npz: {accuracy:.2%} here, {logged['accuracy']:.2%} there."
            )
    return figures, problems


def network_of(parameters):
    model = MLP(LAYERS)
    for (value, _), array in zip(model.parameters(), parameters):
        value[...] = array
    return model


def accuracy_agrees(ours, theirs, count):
    """Within 0.1 points, or one image where there are fewer than 1,000."""
    return abs(ours - theirs) <= max(0.001, 1 / count) + 1e-9


def relative(ours, theirs):
    """Largest difference, relative to the largest value, or to 0.01 where that is smaller.

    What is nearer to 0 is what cancellation has left of larger numbers, rounded as those were.
    """
    ours, theirs = np.asarray(ours, np.float64), np.asarray(theirs, np.float64)
    if not (np.isfinite(ours).all() and np.isfinite(theirs).all()):
        # A run that failed ends in what is no number, here and there.
        return math.inf if np.isfinite(ours).all() or np.isfinite(theirs).all() else 0.0
    return np.abs(ours - theirs).max() / max(np.abs(theirs).max(), 0.01)


def largest(figures):
    return max((relative(ours, theirs) for _, _, ours, theirs in figures), default=0.0)


def differences(figures):
    """A sentence on the first figure that is off, if any is."""
    off = [figure for figure in figures if relative(*figure[2:]) > ALLOWED]
    if not off:
        return []
    step, name, ours, theirs = min(off, key=lambda figure: figure[0])
    return [
        f"{len(off):,} of {len(figures):,} losses differ, by up to {largest(off):.1e} "
        f"(allowed {ALLOWED:.0e}),",
        f"first the {name} at step {step:,}: {ours!r} here, {theirs!r} there.",
    ]
#: if replayed


def retrain(run, images, labels):
    """The run as far as it came: its network, and every logged loss as (step, name, ours, theirs)."""
    progress, log = run["progress"], run["log"]
    points = {point["epoch"]: point for point in log["epochs"]["points"]}
    np.random.seed(SEED)
    model = MLP(LAYERS)
    losses, figures = [], []
    loss_sum = seen = 0
    print(f"Training {progress['step']:,} steps from seed {SEED}, as the run did.", flush=True)
    if progress["step"] > 0:
        for epoch, ends, loss, _, size in train(images, labels, model):
            losses.append(loss)
            loss_sum, seen = loss_sum + loss * size, seen + size
            point = points.get(epoch + 1)
            if ends and point is not None:
                step, name = point["step"], f"of epoch {point['epoch']}"
                figures.append((step, f"training loss {name}", loss_sum / seen, point["trainLoss"]))
                #: if validation
                ours, _ = evaluate(model, images[-VALIDATION:], labels[-VALIDATION:])
                figures.append((step, f"validation loss {name}", ours, point["validationLoss"]))
                #: end
            if ends:
                print(f"epoch {epoch + 1:3}  loss {loss_sum / seen:.4f}", flush=True)
                loss_sum = seen = 0
            if len(losses) == progress["step"]:
                break
    for k, logged in enumerate(log["firstLosses"]):
        figures.append((k + 1, "loss", losses[k] if k < len(losses) else math.nan, logged))
    for part in log["train"]["buckets"]:
        first, last = part["firstStep"], part["lastStep"]
        logged = part["sum"] / (last - first + 1)
        name = f"mean loss of steps {first:,} to {last:,}"
        figures.append((last, name, np.mean(losses[first - 1:last]).item(), logged))
    return model, figures


def verdict(run, saved, data, figures, problems):
    """Train once more, and say how near all of it comes."""
    with np.errstate(all="ignore"):  # the run may have failed
        model, replayed = retrain(run, *data[:2])
    #: if kinks
    figures += [figure for figure in replayed if figure[0] <= EXACT_STEPS]
    #: else
    figures += replayed
    #: end
    problems += differences(figures)
    agreed = [f"{len(figures):,} losses agree within {largest(figures):.1e} (allowed {ALLOWED:.0e})."]
    #: if kinks
    if run["progress"]["step"] > EXACT_STEPS:
        compare_accuracy(model, network_of(saved), data, agreed, problems)
    else:
        compare_parameters(model, saved, agreed, problems)
    #: else
    compare_parameters(model, saved, agreed, problems)
    #: end
    print("FAIL  " + "\n      ".join(problems) if problems else "PASS  " + "\n      ".join(agreed))
    return 1 if problems else 0


def compare_parameters(model, saved, agreed, problems):
    far = [relative(ours, theirs) for (ours, _), theirs in zip(model.parameters(), saved)]
    if max(far) <= ALLOWED:
        agreed.append(f"The final parameters agree within {max(far):.1e}.")
        return
    layer, part = divmod(far.index(max(far)), 2)
    problems.append(
        f"The final parameters differ by up to {max(far):.1e} (allowed {ALLOWED:.0e}), "
        f"most of all layers.{layer}.{'wb'[part]}."
    )
#: if kinks


def compare_accuracy(ours, theirs, data, agreed, problems):
    """By what the two networks read right, since their parameters part."""
    images, labels, test_images, test_labels = data
    #: if test
    some_images, some_labels = test_images, test_labels
    #: else
    some_images, some_labels = images[-10_000:], labels[-10_000:]
    #: end
    _, here = evaluate(ours, some_images, some_labels)
    _, there = evaluate(theirs, some_images, some_labels)
    words = f"The final accuracy is {here:.2%} here, {there:.2%} there (allowed 0.1 points)."
    (agreed if accuracy_agrees(here, there, len(some_labels)) else problems).append(words)
    agreed.append(
        "In float32 rounding flips a unit of ReLU at its kink now and then, and from there two "
        f"correct programs\n      part: so losses are held over the first {EXACT_STEPS} steps, "
        "and the final accuracy after that."
    )
#: end
#: end
