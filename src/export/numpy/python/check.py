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
PARTED = 0.01  # where rounding makes a tenth of this, there is nothing left to hold
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
    agreed, problems = [], []
    #: if replayed
    compare_replayed(run, saved, data, agreed, problems)
    compare_saved(run, saved, data, agreed, problems)
    #: else
    compare_saved(run, saved, data, agreed, problems)
    print("The run began with the parameters of a file and not with its seed, so that no program can")
    print("train it again from nothing: only the network in model.npz is held against its figures.")
    if not agreed and not problems:
        print("UNTOLD  The run stands where none of its figures was measured.")
        return 2
    #: end
    print("FAIL  " + "\n      ".join(problems) if problems else "PASS  " + "\n      ".join(agreed))
    return 1 if problems else 0


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
        words = f"model.npz has a {name} loss of {loss:.6f} here, {there['loss']:.6f} there, and reads "
        words += f"{accuracy:.2%} right here, {there['accuracy']:.2%} there."
        # One image may lie on the border between two classes.
        near = abs(accuracy - there["accuracy"]) < 1.5 / len(some_labels)
        is_same = near and relative(loss, there["loss"]) <= ALLOWED
        (agreed if is_same else problems).append(words)


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
#: if replayed


@np.errstate(all="ignore")  # the run may have failed
def retrain(run, images, labels, steps, nudged=False):
    """The run's first steps: its network then, and logged losses as (step, name, ours, theirs).

    Nudged, it begins with each weight one unit in its last place off.
    """
    log = run["log"]
    points = {point["epoch"]: point for point in log["epochs"]["points"]}
    np.random.seed(SEED)
    model = MLP(LAYERS)
    if nudged:
        for value, _ in model.parameters():
            value[...] = np.nextafter(value, math.inf)
    losses, figures = [], []
    loss_sum = seen = 0
    if steps > 0:
        for epoch, ends, loss, _, size in train(images, labels, model):
            losses.append(loss)
            loss_sum, seen = loss_sum + loss * size, seen + size
            if ends:
                print(f"epoch {epoch + 1:3}  loss {loss_sum / seen:.4f}", flush=True)
                point = points.get(epoch + 1)
                if point is not None:
                    step, name = point["step"], f"of epoch {epoch + 1}"
                    ours = loss_sum / seen
                    figures.append((step, f"training loss {name}", ours, point["trainLoss"]))
                    #: if validation
                    ours, _ = evaluate(model, images[-VALIDATION:], labels[-VALIDATION:])
                    figures.append((step, f"validation loss {name}", ours, point["validationLoss"]))
                    #: end
                loss_sum = seen = 0
            if len(losses) == steps:
                break
    losses += [math.nan] * (run["progress"]["step"] - len(losses))
    for k, logged in enumerate(log["firstLosses"]):
        figures.append((k + 1, "loss", losses[k], logged))
    for part in log["train"]["buckets"]:
        first, last = part["firstStep"], part["lastStep"]
        name = f"mean loss of steps {first:,} to {last:,}"
        mean = sum(losses[first - 1:last]) / (last - first + 1)
        figures.append((last, name, mean, part["sum"] / (last - first + 1)))
    #: if kinks
    figures = [figure for figure in figures if figure[0] <= EXACT_STEPS]
    #: end
    return model, sorted(figures, key=lambda figure: figure[0])


def compare_replayed(run, saved, data, agreed, problems):
    """Train once more, and say how near all of it comes."""
    images, labels, _, _ = data
    steps = run["progress"]["step"]
    print(f"Training {steps:,} steps from seed {SEED}, as the run did.", flush=True)
    model, figures = retrain(run, images, labels, steps)
    final = [value for value, _ in model.parameters()]
    if final[0].dtype != saved[0].dtype:
        problems.append(f"The run was computed in {saved[0].dtype}, this program in {final[0].dtype}.")
    far = np.array([relative(ours, theirs) for _, _, ours, theirs in figures])
    final_far = [relative(*pair) for pair in zip(final, saved)]
    #: if kinks
    parted, final_counts = False, steps <= EXACT_STEPS
    #: else
    parted, final_counts = False, True
    #: end
    allowed, final_allowed = np.full(len(far), ALLOWED), ALLOWED
    if (far > ALLOWED).any() or final_counts and max(final_far) > ALLOWED:
        print("Some of it is further off. Once more, with each weight one unit in its last place off,")
        print("to see what rounding alone makes of this run.", flush=True)
        #: if kinks
        other, again = retrain(run, images, labels, min(steps, EXACT_STEPS), nudged=True)
        #: else
        other, again = retrain(run, images, labels, steps, nudged=True)
        #: end
        rounding = [relative(a[2], b[2]) for a, b in zip(again, figures)]
        allowed = np.maximum(ALLOWED, 10 * np.maximum.accumulate(rounding))
        final_rounding = max(relative(a, b) for (a, _), b in zip(other.parameters(), final))
        final_allowed = max(ALLOWED, 10 * final_rounding)
        parted = max(allowed.max(), final_allowed if final_counts else 0) > PARTED

    held = allowed <= PARTED
    off = [figure for figure, by, limit in zip(figures, far, allowed) if not by <= limit]
    worst, limit = far[held].max(initial=0.0), allowed[held].max(initial=ALLOWED)
    if off:
        step, name, ours, theirs = off[0]
        problems.append(f"{len(off):,} of {held.sum():,} losses differ, by up to {worst:.1e} "
                        f"(allowed {limit:.0e});")
        problems.append(f"first the {name} at step {step:,}: {ours!r} here, {theirs!r} there.")
    agreed.append(f"{held.sum():,} losses agree within {worst:.1e} (allowed {limit:.0e}).")
    if parted or not final_counts:
        compare_accuracy(model, network_of(saved), data, agreed, problems)
    else:
        worst = max(final_far)
        agreed.append(f"The final parameters agree within {worst:.1e} (allowed {final_allowed:.0e}).")
        if not worst <= final_allowed:
            layer, part = divmod(final_far.index(worst), 2)
            problems.append(f"The final parameters differ by {worst:.1e} (allowed "
                            f"{final_allowed:.0e}), most of all layers.{layer}.{'wb'[part]}.")
    #: if kinks
    if not final_counts:
        agreed.append("In float32 rounding flips a unit of ReLU at its kink now and then, and from there two")
        agreed.append(f"correct programs part: so losses are held over the first {EXACT_STEPS} steps, and the")
        agreed.append("final accuracy after that.")
    #: end
    if parted:
        agreed.append("Rounding alone takes this program away from itself: so losses are held as far as it")
        agreed.append("does not, and the final accuracy after that.")
    elif max(limit, final_allowed) > ALLOWED:
        agreed.append(f"More than {ALLOWED:.0e} is allowed, as rounding alone takes this program a tenth")
        agreed.append("of it away from itself.")


def compare_accuracy(ours, theirs, data, agreed, problems):
    """By what the two networks read right, where their parameters part."""
    images, labels, test_images, test_labels = data
    #: if test
    images, labels = test_images, test_labels
    #: else
    images, labels = images[-10_000:], labels[-10_000:]
    #: end
    here, there = (model(scale(images)).argmax(axis=1) == labels for model in (ours, theirs))
    words = f"The final accuracy is {np.mean(here):.2%} here, {np.mean(there):.2%} there"
    difference, one_alone = abs(np.mean(here) - np.mean(there)), np.sum(here != there)
    by_chance = 4 * math.sqrt(one_alone) / len(labels)  # four standard deviations
    if difference <= 0.001:
        agreed.append(f"{words} (allowed 0.1 points).")
    elif difference <= by_chance:
        agreed.append(f"{words}: more than 0.1 points apart, but within")
        agreed.append(f"the {by_chance:.2%} that chance makes of {one_alone:,} images read by one of them alone.")
    else:
        problems.append(f"{words} (allowed {max(0.001, by_chance):.2%}).")
#: end
