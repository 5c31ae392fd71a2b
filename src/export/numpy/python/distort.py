FIELD_SIDE = 128
FAINTEST_INK = 48


class Distortion:
    """Training images made anew in each epoch.

    They are shifted, turned, scaled, slanted and bent: how, depends on seed,
    epoch and the image's index alone, neither on the order of the images nor
    on the batch. It is all in integers, so that the same bytes come out
    everywhere, and draws nothing from the run's own random stream.

    Source: Simard, Steinkraus and Platt, "Best practices for convolutional
    neural networks", 2003.
    """

    def __init__(self, rows, cols, degrees, seed):
        self.rows, self.cols = rows, cols
        self.degrees, self.seed = degrees, seed
        # At 10 degrees elastic displacements of 1 pixel of 28 in the mean
        # square, here in 256ths.
        self.pixels = degrees * max(rows, cols) / 28
        amplitude = int(np.floor(self.pixels * 0.1 * 2 ** 11 + 0.5))
        field = elastic_field(seed, max(rows, cols))
        self.bend = (amplitude * field + 2 ** 14) >> 15

    def __call__(self, images, indices, epoch):
        """Images (N, rows, cols) uint8 as they are distorted in an epoch.

        Epochs are counted from 0; `indices` (N,) are the images' numbers
        among all training images.
        """
        rows, cols = self.rows, self.cols
        moves = self.moves(indices, epoch)
        xx, xy, x0, yx, yy, y0, window_x, window_y = moves
        r = 2 * np.arange(rows, dtype=np.int32)[:, None] - rows
        c = 2 * np.arange(cols, dtype=np.int32) - cols
        place = np.arange(rows)[:, None] * FIELD_SIDE + np.arange(cols)

        # Where each pixel is looked up, in 256ths of a pixel: at most one
        # pixel outside the image.
        x = ((x0 + (xy * r >> 1)) >> 8) + (xx * c >> 9)
        y = ((y0 + (yy * r >> 1)) >> 8) + (yx * c >> 9)
        x += self.bend.take(window_x + place)
        y += self.bend.take(window_y + place)
        x, y = np.clip(x, -256, cols * 256), np.clip(y, -256, rows * 256)
        fx, fy = (x & 255) >> 1, (y & 255) >> 1

        # Ink between four pixels; there is none around the image.
        wide = cols + 3
        ink = np.pad(images, ((0, 0), (1, 2), (1, 2))).ravel().astype(np.int32)
        first = (np.arange(len(images)) * (rows + 3) * wide)[:, None, None]
        at = first + ((y >> 8) + 1) * wide + (x >> 8) + 1
        upper = (128 - fx) * ink.take(at) + fx * ink.take(at + 1)
        lower = (128 - fx) * ink.take(at + wide) + fx * ink.take(at + wide + 1)
        value = ((128 - fy) * upper + fy * lower + 2 ** 13) >> 14
        value[value < FAINTEST_INK] = 0
        return value.astype(np.uint8)

    def moves(self, indices, epoch):
        """How each image moves: slopes and places in 65536ths, two windows."""
        start = mix(mix(np.array([self.seed], np.uint32)) + np.uint32(epoch))
        state = mix(start + np.asarray(indices, np.uint32))
        # A row of eight words that have nothing to do with each other.
        # Source: Steele's SplitMix.
        places = np.arange(1, 9, dtype=np.uint32)[:, None]
        words = mix(state + places * np.uint32(0x9E3779B9))
        shares = words[:6].view(np.int32) / 2.0 ** 31  # from -1 to 1
        turn, slant, scale_x, scale_y, shift_x, shift_y = shares
        turn = self.degrees * (np.pi / 180) * turn
        slant = self.degrees * (np.pi / 180) * slant
        scale_x = 2 ** 16 * (1 + self.degrees * 0.01 * scale_x)
        scale_y = 2 ** 16 * (1 + self.degrees * 0.01 * scale_y)
        cos, sin = np.cos(turn), np.sin(turn)
        numbers = np.stack([
            cos * scale_x,
            (cos * slant - sin) * scale_x,
            (self.cols / 2 + self.pixels * 0.1 * shift_x) * 2 ** 16,
            sin * scale_y,
            (sin * slant + cos) * scale_y,
            (self.rows / 2 + self.pixels * 0.1 * shift_y) * 2 ** 16,
        ])
        rounded = np.floor(numbers + 0.5).astype(np.int32)
        high, low = words[6:] >> 16, words[6:] & 0xFFFF
        row = high * np.uint32(FIELD_SIDE - self.rows + 1) >> 16
        col = low * np.uint32(FIELD_SIDE - self.cols + 1) >> 16
        windows = (row * FIELD_SIDE + col).astype(np.int32)
        return np.concatenate([rounded, windows])[:, :, None, None]


def elastic_field(seed, side):
    """Displacements (128, 128) that change smoothly from place to place.

    They are noise under a Gaussian; their mean square is 4096 squared, and
    they wrap around. `side` is the images' longer one.
    """
    noise = 2 * np.random.RandomState(seed).rand(FIELD_SIDE, FIELD_SIDE) - 1
    sigma = 4 / 28 * side
    for _ in range(2):  # along the rows, then along the columns
        smooth = noise.copy()
        for d in range(1, int(np.ceil(3 * sigma)) + 1):
            weight = np.exp(-d * d / (2 * sigma * sigma))
            left, right = np.roll(noise, d, axis=1), np.roll(noise, -d, axis=1)
            smooth += weight * (left + right)
        noise = smooth.T
    scale = 4096 / np.sqrt(np.mean(noise ** 2))
    rounded = np.floor(noise * scale + 0.5)
    return np.clip(rounded, -32767, 32767).astype(np.int32)


def mix(words):
    """Spread the bits of each word over all of it.

    Source: Stafford's variant of the finaliser of MurmurHash3, in 32 bits.
    """
    words = (words ^ (words >> 16)) * np.uint32(0x21F0AAAD)
    words = (words ^ (words >> 15)) * np.uint32(0x735A2D97)
    return words ^ (words >> 15)
