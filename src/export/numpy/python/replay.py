@np.errstate(all="ignore")  # the run may have failed
def retrain(run, data, steps, nudge=None):
    """The run's first steps: its network then, and all losses it has logged.

    Each loss is (step, name, ours, theirs), in the order of the steps. With a
    seed as `nudge` it begins with each weight ten units in its last place
    larger or smaller, by chance: to make all of them larger would flip no
    unit of the first layer.
    """
    log, (images, labels, _, _) = run["log"], data
    points = {point["epoch"]: point for point in log["epochs"]["points"]}
    np.random.seed(SEED)
    #: if start
    model = network_at_start()
    #: else
    model = MLP(LAYERS)
    #: end
    if nudge is not None:
        chance = np.random.RandomState(nudge)
        for value, _ in model.parameters():
            signs = chance.choice([-1, 1], value.shape)
            value *= 1 + 10 * np.finfo(value.dtype).eps * signs
    losses, figures = [], []
    loss_sum = seen = 0
    if steps > 0:
        for epoch, ends, loss, _, size in train(images, labels, model):
            losses.append(loss)
            loss_sum, seen = loss_sum + loss * size, seen + size
            if ends:
                ours, name = loss_sum / seen, f"loss of epoch {epoch + 1}"
                print(f"epoch {epoch + 1:3}  loss {ours:.4f}", flush=True)
                point = points.get(epoch + 1)
                if point is not None:
                    step, theirs = point["step"], point["trainLoss"]
                    figures.append((step, f"training {name}", ours, theirs))
                    #: if validation
                    held_back = images[-VALIDATION:], labels[-VALIDATION:]
                    ours, _ = evaluate(model, *held_back)
                    theirs = point["validationLoss"]
                    figures.append((step, f"validation {name}", ours, theirs))
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
        count = last - first + 1
        ours = sum(losses[first - 1:last]) / count
        figures.append((last, name, ours, part["sum"] / count))
    return model, sorted(figures, key=lambda figure: figure[0])


def compare_replayed(run, saved, data, agreed, problems):
    """Train once more, and say how near all of it comes."""
    steps = run["progress"]["step"]
    #: if start
    say(f"Training {steps:,} steps from start.npz, as the run did.")
    #: else
    say(f"Training {steps:,} steps from seed {SEED}, as the run did.")
    #: end
    model, figures = retrain(run, data, steps)
    count = len(figures)
    final = [value for value, _ in model.parameters()]
    if final[0].dtype != saved[0].dtype:
        here, there = final[0].dtype, saved[0].dtype
        words = f"The run was computed in {there}, this program in {here}."
        problems.append(words)
    final_far = np.array([relative(*pair) for pair in zip(final, saved)])
    #: if kinks
    holds_final = steps <= EXACT_STEPS
    if not holds_final:
        final_far[:] = 0
    figures = [figure for figure in figures if figure[0] <= EXACT_STEPS]
    #: end
    far = np.array([relative(ours, theirs) for _, _, ours, theirs in figures])
    spread, final_spread = np.zeros(len(far)), 0.0
    if max(far.max(initial=0), final_far.max()) > ALLOWED:
        #: if kinks
        steps = min(steps, EXACT_STEPS)
        #: end
        spread, final_spread = spreads(run, data, steps, figures, final)
    has_parted = compare_losses(
        figures, far, np.maximum(ALLOWED, 5 * spread), count, agreed, problems
    )
    limit = max(ALLOWED, 5 * final_spread)
    is_near = final_far.max() <= ALLOWED
    #: if kinks
    if holds_final and (is_near or not has_parted and limit <= 10 * PARTED):
    #: else
    if is_near or not has_parted and limit <= 10 * PARTED:
    #: end
        limit = ALLOWED if is_near else limit
        compare_final(final_far, limit, agreed, problems)
    else:
        compare_accuracy(model, network_of(saved), data, agreed, problems)


def spreads(run, data, steps, figures, final):
    """How far rounding alone takes each loss, and the final parameters."""
    say(
        "Some of it is further off. Again, from weights ten units in their "
        f"last place larger or smaller by chance (times: {NUDGES}), to see "
        "what rounding alone makes of this run."
    )
    spread, final_spread = np.zeros(len(figures)), 0.0
    for nudge in range(NUDGES):
        model, others = retrain(run, data, steps, nudge)
        pairs = zip(others, figures)
        by = [relative(other[2], figure[2]) for other, figure in pairs]
        spread = np.maximum(spread, by)
        pairs = zip(model.parameters(), final)
        by = max(relative(other, value) for (other, _), value in pairs)
        final_spread = max(final_spread, by)
    return np.maximum.accumulate(spread), final_spread


def compare_losses(figures, far, limits, count, agreed, problems):
    """Hold losses to ALLOWED, or to what rounding makes of them.

    `count` is how many have been logged. Returns whether rounding takes some
    of them so far that they are not held.
    """
    near = far <= ALLOWED
    held = near | (limits <= PARTED)
    off = held & (far > limits)
    wide = held & ~near
    if off.any():
        first = np.argmax(off)
        step, name, ours, theirs = figures[first]
        problems.append(
            f"{off.sum():,} of {count:,} logged losses differ, by up to "
            f"{far[off].max():.1e} (allowed {limits[first]:.0e}), first the "
            f"{name} at step {step:,}: {ours!r} here, {theirs!r} there."
        )
    if count == 0:
        agreed.append("No loss has been logged yet.")
    else:
        worst = far[near].max(initial=0)
        agreed.append(
            f"{near.sum():,} of {count:,} logged losses agree within "
            f"{worst:.1e} (allowed {ALLOWED:.0e})."
        )
    small = sum(
        abs(theirs) < 0.01 and abs(ours - theirs) > ALLOWED * abs(theirs)
        for (_, _, ours, theirs), is_near in zip(figures, near) if is_near
    )
    if small > 0:
        agreed.append(
            f"{small:,} of them are below 0.01 and held to {ALLOWED:.0e} of "
            "that, as they are what cancellation leaves of larger numbers."
        )
    if wide.any():
        agreed.append(
            f"{wide.sum():,} more agree within {far[wide].max():.1e} (allowed "
            f"up to {limits[wide].max():.0e}: five times what a few roundings "
            "alone make of them)."
        )
    if not held.all():
        step = figures[np.argmin(held)][0]
        agreed.append(
            f"{(~held).sum():,} from step {step:,} on are not held, as a few "
            f"roundings alone take them more than {PARTED / 5:.0e} away."
        )
    #: if kinks
    if count > len(figures):
        agreed.append(
            f"{count - len(figures):,} after step {EXACT_STEPS} are not held "
            "one by one, as in float32 rounding flips a unit of ReLU at its "
            "kink now and then, and from there two correct programs part: the "
            "final accuracy stands for them."
        )
    #: end
    return not held.all()


def compare_final(far, limit, agreed, problems):
    """Hold the final parameters; `far` is relative to each array's largest."""
    worst = far.max()
    why = ""
    if limit > ALLOWED:
        why = ": five times what a few roundings alone make of them"
    words = f"{worst:.1e} of each array's largest (allowed {limit:.0e}{why})"
    if worst <= limit:
        agreed.append(f"The final parameters agree within {words}.")
    else:
        layer, part = divmod(int(far.argmax()), 2)
        words += f", most of all layers.{layer}.{'wb'[part]}"
        problems.append(f"The final parameters differ by {words}.")


def compare_accuracy(ours, theirs, data, agreed, problems):
    """By what the two networks read right, where their parameters part."""
    #: if test
    _, _, images, labels = data
    #: else
    images, labels = data[0][-10_000:], data[1][-10_000:]
    #: end
    here = model_hits(ours, images, labels)
    there = model_hits(theirs, images, labels)
    difference, alone = abs(here.mean() - there.mean()), np.sum(here != there)
    by_chance = 4 * math.sqrt(alone) / len(labels)  # 4 standard deviations
    words = (
        f"The final accuracy is {here.mean():.2%} here, {there.mean():.2%} "
        "there"
    )
    if difference <= 0.001:
        agreed.append(f"{words} (allowed 0.1 points).")
    elif difference <= by_chance:
        agreed.append(
            f"{words}: more than 0.1 points apart, but within the "
            f"{by_chance:.2%} that chance makes of {alone:,} images that one "
            "of the two alone reads right."
        )
    else:
        problems.append(f"{words} (allowed {max(0.001, by_chance):.2%}).")


def model_hits(model, images, labels):
    return model(scale(images)).argmax(axis=1) == labels
