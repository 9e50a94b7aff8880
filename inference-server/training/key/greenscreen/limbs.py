"""Something small and solid far from the rest, as a raised hand: generated people keep their hands close."""
import cv2
import numpy as np

SKIN = np.array([0.9, 0.68, 0.56])


def with_limb(rng, plate, cells, part):
    """A training plate [n,n,7] (plate, foreground, alpha) and its cells (plate, alpha, screen), bytes, with a limb in a part of
    it: (rows, columns) as slices. Half of them stand where the screen is palest, since there they are easily taken for its light."""
    anywhere = [rng.integers(way.start, way.stop) for way in reversed(part)]
    start = palest(cells, len(plate), part) if rng.random() < 0.5 else anywhere
    cover = limb_cover(rng, len(plate), np.array(start))
    limb = limb_colour(rng) * np.linspace(rng.uniform(0.7, 1), 1, len(plate))[:, None, None] * 255
    whole, cells = plate.astype(np.float32), cells.copy()
    noise = rng.normal(0, rng.uniform(0, 5), whole[..., :3].shape)
    alpha = whole[..., 6:] / 255
    both = cover + alpha * (1 - cover)
    whole[..., :3] += cover * (limb + noise - whole[..., :3])
    whole[..., 3:6] += cover / np.maximum(both, 1e-3) * (limb - whole[..., 3:6])
    whole[..., 6:] = both * 255
    whole = np.clip(whole + 0.5, 0, 255)
    cells[..., :4] = cv2.resize(whole[..., [0, 1, 2, 6]], cells.shape[:2], interpolation=cv2.INTER_AREA)
    return whole.astype(np.uint8), cells


def palest(cells, size, part):
    """The pixel (x, y) of a part whose screen has most of what the paint has least of."""
    step = size // len(cells)
    rows, columns = (slice(way.start // step, way.stop // step) for way in part)
    pale = cells[rows, columns, 4:7].min(-1)
    y, x = np.unravel_index(pale.argmax(), pale.shape)
    return (columns.start + x) * step, (rows.start + y) * step


def limb_cover(rng, size, start):
    """A stroke with a soft edge, half of them with fingers at the end, 0 to 1, [size,size,1]."""
    radius = int(rng.integers(4, 22))
    end = start + rng.integers(-50, 51, 2)
    mask = cv2.line(np.zeros((size, size), np.uint8), start.tolist(), end.tolist(), 255, 2 * radius, cv2.LINE_AA)
    spread = rng.uniform(0, 6.28) + np.linspace(-0.9, 0.9, 5) if rng.random() < 0.5 else []
    for angle in spread:
        tip = end + radius * rng.uniform(1.6, 2.8) * np.array([np.cos(angle), np.sin(angle)])
        cv2.line(mask, end.tolist(), tip.astype(int).tolist(), 255, max(2, radius // 2), cv2.LINE_AA)
    return cv2.GaussianBlur(mask, (0, 0), rng.uniform(0.5, 1.2)).astype(np.float32)[..., None] / 255


def limb_colour(rng):
    """Mostly skin, else anything that is not greener than it is red or blue."""
    colour = SKIN * rng.uniform(0.4, 1.1) if rng.random() < 0.6 else rng.uniform(0, 1, 3)
    colour[1] = min(colour[1], max(colour[0], colour[2]))
    return np.clip(colour, 0, 1)
