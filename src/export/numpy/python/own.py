def load_own_digits():
    """Digits of one's own, a pair of images and labels for each time."""
    with np.load(os.path.join(HERE, "own.npz")) as arrays:
        return [
            (
                arrays[f"{k}.images"].reshape(-1, ROWS, COLS),
                arrays[f"{k}.labels"].astype(np.int64),
            )
            for k in range(len(arrays.files) // 2)
        ]


def epoch_order(count, file_count, own_count, weight):
    """Whose turn it is in an epoch.

    Each training image once, each own digit `weight` times. Own digit j has
    the index file_count + j, behind all images of the file.
    """
    order = np.random.permutation(count + own_count * weight)
    is_own = order >= count
    order[is_own] = file_count + (order[is_own] - count) % max(1, own_count)
    return order


def hand_over(order, taken, file_count, own_count, weight):
    """The running epoch's order with other own digits in the turns left."""
    is_own = order >= file_count
    if own_count * weight == 0:
        return order[(np.arange(len(order)) < taken) | ~is_own]
    other = file_count + (order - file_count) % own_count
    return np.where(is_own, other, order)
