def cosine_rate(lr, progress):
    """Rate when `progress` of the run, 0 to 1, is done: half a cosine."""
    return lr * (1 + math.cos(math.pi * min(1, progress))) / 2
