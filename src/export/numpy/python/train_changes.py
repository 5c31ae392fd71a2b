def train(images, labels, model, epochs=None):
    #: if validation
    """Train `model` on all images but the last VALIDATION, with the changes.
    #: else
    """Train `model` on all images, with the changes of the run.
    #: end

    Hands out after each step: the epoch, from 0; whether the epoch ends here;
    the mean loss of the batch; how many of its images were read right; and how
    many there were.
    """
    settings = dict(
        #: if optimizers
        optimizer=OPTIMIZER,
        #: end
        lr=LR,
        #: if cosine
        schedule=SCHEDULE,
        #: end
        #: if momentum
        momentum=MOMENTUM,
        #: end
        #: if decay
        decay=DECAY,
        #: end
        #: if distortion
        distortion=DISTORTION,
        #: end
        batch=BATCH,
        epochs=EPOCHS,
    )
    #: if optimizers
    optimizer = OPTIMIZERS[OPTIMIZER](model.parameters())
    #: else
    optimizer = Optimizer(model.parameters())
    #: end
    #: if distortion
    distort = Distortion(ROWS, COLS, DISTORTION, SEED)
    #: end
    #: if validation
    count = len(images) - VALIDATION
    #: else
    count = len(images)
    #: end
    #: if own
    own_digits = load_own_digits()
    file_count, own_count, weight = len(images), 0, 0
    #: end
    epoch = step = taken = 0
    while True:
        for at, change in CHANGES:
            if at != step:
                continue
            settings.update(change)
            #: if optimizers
            if "optimizer" in change:  # another one starts with empty memory
                kind = OPTIMIZERS[settings["optimizer"]]
                optimizer = kind(model.parameters())
            #: end
            #: if distortion
            if "distortion" in change:
                distort = Distortion(ROWS, COLS, settings["distortion"], SEED)
            #: end
            #: if own
            if "own" in change:
                own_count, weight = 0, 0
                if change["own"] is not None:
                    own_images, own_labels = own_digits[change["own"]]
                    own_count, weight = len(own_labels), change["weight"]
                    images = np.concatenate([images[:file_count], own_images])
                    labels = np.concatenate([labels[:file_count], own_labels])
                if taken > 0:
                    own = file_count, own_count, weight
                    order = hand_over(order, taken, *own)
            #: end
        if step > 0:
            ends = taken >= len(order)
            yield epoch, ends, loss, hits, len(batch)
            if ends:
                epoch, taken = epoch + 1, 0
        target = epochs or settings["epochs"]
        if taken == 0:
            if epoch >= target:
                return
            #: if own
            order = epoch_order(count, file_count, own_count, weight)
            #: else
            order = np.random.permutation(count)
            #: end

        lr = settings["lr"]
        #: if cosine
        if settings["schedule"] == "cosine":
            lr = cosine_rate(lr, (epoch + taken / len(order)) / target)
        #: end
        #: if momentum
        optimizer.momentum = settings["momentum"]
        #: end
        #: if decay
        optimizer.decay = settings["decay"]
        #: end
        batch = order[taken:taken + settings["batch"]]
        x = images[batch]
        #: if distortion
        if settings["distortion"] > 0:
            x = distort(x, batch, epoch)
        #: end
        logits = model(scale(x))
        loss, dout, hits = softmax_cross_entropy(logits, labels[batch])
        model.backward(dout)
        optimizer.step(lr)
        step, taken = step + 1, taken + len(batch)
