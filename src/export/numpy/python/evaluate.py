def evaluate(model, images, labels):
    """Mean loss in nats, and the share of images read right."""
    loss_sum = hits = 0
    for start in range(0, len(images), 1000):
        part = slice(start, start + 1000)
        logits = model(scale(images[part]))
        loss, _, right = softmax_cross_entropy(logits, labels[part])
        loss_sum += loss * len(labels[part])
        hits += right
    return loss_sum / len(images), hits / len(images)
