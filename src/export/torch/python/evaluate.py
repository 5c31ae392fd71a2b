@torch.no_grad()
def evaluate(model, images, labels):
    """Mean cross-entropy and accuracy."""
    loss = hits = 0
    for x, y in zip(images.split(1000), labels.split(1000)):
        logits = model(inputs(x))
        loss += cross_entropy(logits, y, reduction="sum").item()
        hits += (logits.argmax(dim=1) == y).sum().item()
    return loss / len(labels), hits / len(labels)
