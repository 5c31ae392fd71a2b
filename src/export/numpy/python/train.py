def train(images, labels, model, epochs=EPOCHS):
    #: if validation
    """Train `model` on all images but the last VALIDATION.
    #: else
    """Train `model` on all images.
    #: end

    Hands out after each step: the epoch, from 0; whether the epoch ends here;
    the mean loss of the batch; how many of its images were read right; and how
    many there were.
    """
    #: if validation
    count = len(images) - VALIDATION
    #: else
    count = len(images)
    #: end
    optimizer = Optimizer(model.parameters())
    #: if distortion
    distort = Distortion(ROWS, COLS, DISTORTION, SEED)
    #: end
    for epoch in range(epochs):
        order = np.random.permutation(count)
        for start in range(0, count, BATCH):
            batch = order[start:start + BATCH]
            #: if distortion
            x = scale(distort(images[batch], batch, epoch))
            #: else
            x = scale(images[batch])
            #: end
            loss, dout, hits = softmax_cross_entropy(model(x), labels[batch])
            model.backward(dout)
            #: if cosine
            optimizer.step(cosine_rate(LR, (epoch + start / count) / epochs))
            #: else
            optimizer.step(LR)
            #: end
            yield epoch, start + len(batch) == count, loss, hits, len(batch)
