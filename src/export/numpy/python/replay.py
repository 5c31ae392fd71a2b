@np.errstate(all="ignore")  # the run may have failed
def retrain(run, data, steps, nudge=None):
    """The run's first steps: its network then, and logged losses as (step, name, ours, theirs).

    With a seed as `nudge` it begins with each weight ten units in its last place larger or smaller,
    by chance: to make all of them larger would flip no unit of the first layer.
    """
    log, (images, labels, _, _) = run["log"], data
    points = {point["epoch"]: point for point in log["epochs"]["points"]}
    np.random.seed(SEED)
    model = MLP(LAYERS)
    if nudge is not None:
        chance = np.random.RandomState(nudge)
        for value, _ in model.parameters():
            value *= 1 + 10 * np.finfo(value.dtype).eps * chance.choice([-1, 1], value.shape)
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
    steps = run["progress"]["step"]
    say(f"Training {steps:,} steps from seed {SEED}, as the run did.")
    model, figures = retrain(run, data, steps)
    final = [value for value, _ in model.parameters()]
    if final[0].dtype != saved[0].dtype:
        dtypes = f"{saved[0].dtype}, this program in {final[0].dtype}"
        problems.append(f"The run was computed in {dtypes}.")
    far = np.array([relative(ours, theirs) for _, _, ours, theirs in figures])
    final_far = [relative(*pair) for pair in zip(final, saved)]
    allowed, final_allowed = np.full(len(far), ALLOWED), ALLOWED
    #: if kinks
    holds_final = steps <= EXACT_STEPS
    if (far > ALLOWED).any() or holds_final and max(final_far) > ALLOWED:
        others = nudged(run, data, min(steps, EXACT_STEPS))
    #: else
    if (far > ALLOWED).any() or max(final_far) > ALLOWED:
        others = nudged(run, data, steps)
    #: end
        by_rounding = [
            max(relative(again[k][2], figure[2]) for _, again in others)
            for k, figure in enumerate(figures)
        ]
        allowed = np.maximum(ALLOWED, 5 * np.maximum.accumulate(by_rounding))
        pairs = [pair for other, _ in others for pair in zip(other.parameters(), final)]
        #: if kinks
        if holds_final:
            final_allowed = max(ALLOWED, 5 * max(relative(value, b) for (value, _), b in pairs))
        #: else
        final_allowed = max(ALLOWED, 5 * max(relative(value, b) for (value, _), b in pairs))
        #: end
    parted = allowed.max(initial=0) > PARTED or final_allowed > 10 * PARTED

    held = allowed <= PARTED
    worst, limit = far[held].max(initial=0), allowed[held].max(initial=ALLOWED)
    off = [figure for figure, by in zip(figures, far > allowed) if by]
    if off:
        step, name, ours, theirs = off[0]
        problems.append(
            f"{len(off):,} of {len(far):,} losses differ, by up to {worst:.1e} "
            f"(allowed {limit:.0e}), first the {name} at step {step:,}: "
            f"{ours!r} here, {theirs!r} there."
        )
    agreed.append(f"{held.sum():,} losses agree within {worst:.1e} (allowed {limit:.0e}).")
    #: if kinks
    if holds_final and not parted:
    #: else
    if not parted:
    #: end
        worst = max(final_far)
        layer, part = divmod(final_far.index(worst), 2)
        words = f"{worst:.1e} (allowed {final_allowed:.0e})"
        if worst <= final_allowed:
            agreed.append(f"The final parameters agree within {words}.")
        else:
            words += f", most of all layers.{layer}.{'wb'[part]}"
            problems.append(f"The final parameters differ by {words}.")
    else:
        compare_accuracy(model, network_of(saved), data, agreed, problems)
    #: if kinks
    if not holds_final:
        agreed.append(
            "In float32 rounding flips a unit of ReLU at its kink now and then, and from there two "
            f"correct programs part: so losses are held over the first {EXACT_STEPS} steps, and "
            "the final accuracy after that."
        )
    #: end
    if parted:
        agreed.append(
            "A few roundings take this program far away from itself: so losses are held as far as "
            "they do not, and the final accuracy after that."
        )
    elif max(limit, final_allowed) > ALLOWED:
        agreed.append(
            f"More than {ALLOWED:.0e} is allowed, as a few roundings take this program a fifth "
            "of it away from itself."
        )


def nudged(run, data, steps):
    say(
        "Some of it is further off. Again, from weights ten units in their last place larger or "
        f"smaller by chance (times: {NUDGES}), to see what rounding alone makes of this run."
    )
    return [retrain(run, data, steps, nudge) for nudge in range(NUDGES)]


def compare_accuracy(ours, theirs, data, agreed, problems):
    """By what the two networks read right, where their parameters part."""
    #: if test
    _, _, images, labels = data
    #: else
    images, labels = data[0][-10_000:], data[1][-10_000:]
    #: end
    here, there = (model(scale(images)).argmax(axis=1) == labels for model in (ours, theirs))
    words = f"The final accuracy is {np.mean(here):.2%} here, {np.mean(there):.2%} there"
    difference, one_alone = abs(np.mean(here) - np.mean(there)), np.sum(here != there)
    by_chance = 4 * math.sqrt(one_alone) / len(labels)  # four standard deviations
    if difference <= 0.001:
        agreed.append(f"{words} (allowed 0.1 points).")
    elif difference <= by_chance:
        agreed.append(
            f"{words}: more than 0.1 points apart, but within the {by_chance:.2%} that chance "
            f"makes of {one_alone:,} images that one of the two alone reads right."
        )
    else:
        problems.append(f"{words} (allowed {max(0.001, by_chance):.2%}).")
