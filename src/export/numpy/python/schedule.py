def cosine_rate(lr, progress):
    """Learning rate when `progress` of the run, from 0 to 1, is done: half a cosine down to 0."""
    return lr * (1 + math.cos(math.pi * min(1, progress))) / 2
