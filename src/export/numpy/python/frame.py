PEN = 2.4  # width of the pen in pixels: gives MNIST's amount of ink
BOX = 20  # MNIST's digits were scaled until their longer side was 20 pixels
FINE = 4  # ink is drawn in 4 x 4 parts of a pixel, then averaged


def frame(strokes, dot=6):
    """Frame a drawing as MNIST framed its digits.

    `strokes` is a list of arrays (n, 2) of x and y, y downwards, in any unit.
    A drawing no larger than `dot` is a dot: the pad is 320 wide, 6 of that is
    no more than a tap. Returns the image (28, 28) uint8, 255 for ink, or None
    for a drawing without a point.
    """
    # The pad keeps its points in float32. What is not finite is left out.
    strokes = [np.asarray(s, np.float32).reshape(-1, 2) for s in strokes]
    strokes = [s.astype(np.float64) for s in strokes]
    strokes = [s[np.isfinite(s).all(axis=1)] for s in strokes]
    strokes = without_slips([s for s in strokes if len(s) > 0])
    if not strokes:
        return None
    # A hook is no longer than the pen is wide, once the drawing fills the box.
    hook = PEN / (BOX - PEN) * longer_side(strokes)
    strokes = [without_hooks(s, hook) for s in strokes]

    # The points fill the box but for half a pen on every side. A dot stays
    # as wide as the pen.
    longer = longer_side(strokes)
    scale = (BOX - PEN) / longer if longer > dot else 0.0
    corner = np.concatenate(strokes).min(axis=0)
    ink = draw([((s - corner) * scale + PEN / 2) * FINE for s in strokes])

    # The centre of mass goes to the middle of pixel (14, 14), as near as the
    # ink's ends allow.
    image = np.zeros((28 * FINE, 28 * FINE), np.int64)
    rows, cols = np.nonzero(ink)
    weights = ink[rows, cols]
    rows += shift_to_middle(rows, weights)
    cols += shift_to_middle(cols, weights)
    image[rows, cols] = weights
    sums = image.reshape(28, FINE, 28, FINE).sum(axis=(1, 3))
    return ((sums + FINE * FINE // 2) // (FINE * FINE)).astype(np.uint8)


def longer_side(strokes):
    """Longer side of the box around all points."""
    return np.ptp(np.concatenate(strokes), axis=0).max()


def without_slips(strokes):
    """Leave out specks that stand clear of the rest, as a palm leaves them."""
    kept = []
    for i, stroke in enumerate(strokes):
        others = strokes[:i] + strokes[i + 1:]
        unit = longer_side(others) if others else 0.0
        is_large = not others or longer_side([stroke]) > 0.15 * unit
        if is_large or min(distance(stroke, s) for s in others) <= 0.2 * unit:
            kept.append(stroke)
    return kept or strokes


def distance(stroke, other):
    """From the points of a stroke to the nearest line of another."""
    points = stroke[:, None]
    before = np.vstack([other[:1], other[:-1]])
    x, y = points[..., 0], points[..., 1]
    return np.sqrt(squared_distances(x, y, other.T, before.T).min())


def without_hooks(stroke, reach):
    """Leave out hooks, up to `reach` long, where the pen comes and goes."""
    first = hook_length(stroke, reach)
    last = len(stroke) - 1 - hook_length(stroke[::-1], reach)
    return stroke[first:last + 1] if first < last else stroke


def hook_length(stroke, reach):
    """Points before the turn of the hook that the stroke begins with, or 0."""
    steps = np.sqrt((np.diff(stroke, axis=0) ** 2).sum(axis=1))
    turn, farthest, walked = 0, 0.0, 0.0
    for i in range(1, len(stroke) - 1):
        walked += steps[i - 1]
        if walked > reach:
            break
        # Where the pen goes from here: to the point that lies `reach` further
        # on, or the last one.
        count = np.searchsorted(np.cumsum(steps[i:]), reach)
        ahead = min(i + 1 + count, len(stroke) - 1)
        here = stroke[i] - stroke[0]
        turns_back = (here * (stroke[ahead] - stroke[i])).sum() < 0
        if turns_back and np.sqrt((here ** 2).sum()) > farthest:
            turn, farthest = i, np.sqrt((here ** 2).sum())
    return turn


def draw(strokes):
    """Draw with a round pen: a fine part gets the share that is covered."""
    middles = np.arange(BOX * FINE) + 0.5
    # Squared distances to the middle of the pen's line.
    nearest = np.full((BOX * FINE, BOX * FINE), np.inf)
    for stroke in strokes:
        last = None
        for point in stroke:
            # Points nearer than this to the last one change nothing.
            if last is not None and (np.abs(point - last) < 0.02).all():
                continue
            start = point if last is None else last
            x, y = middles, middles[:, None]
            squares = squared_distances(x, y, start, point)
            nearest = np.minimum(nearest, squares)
            last = point
    # As the pad keeps them.
    nearest = nearest.astype(np.float32).astype(np.float64)
    covered = np.clip(PEN * FINE / 2 + 0.5 - np.sqrt(nearest), 0, 1)
    return np.floor(255 * covered + 0.5).astype(np.int64)


def squared_distances(x, y, start, end):
    """From points (x, y) to straight lines, from `start` to `end`."""
    dx, dy = end - start
    length = dx * dx + dy * dy
    px, py = x - start[0], y - start[1]
    along = (px * dx + py * dy) * (1 / np.where(length > 0, length, 1))
    along = np.clip(along, 0, 1)
    return (px - along * dx) ** 2 + (py - along * dy) ** 2


def shift_to_middle(places, weights):
    """How far to move ink along one axis; none of it may leave the image."""
    centre = (places * weights).sum() / weights.sum()
    wanted = int(np.ceil(14 * FINE + FINE // 2 - 1 - centre))
    return min(28 * FINE - 1 - places.max(), max(-places.min(), wanted))
