"""Squares of examples, varied as the server varies them (its `Crop` and `Pasting`): what one step of a course is shown."""
import cv2
import numpy as np

COUNT, SIDE = 4, 160
MARGIN = 8  # so near to a crop's border nothing counts
BEYOND = 16  # so far a crop may look over the edge of a picture
SQUARE = 16  # places are drawn from squares of so many pixels
CHANGE, CHANGED_COUNTS = 0.04, 10  # of a repair: what is no noise, and how much more it counts


def places(source, made):
    """How often each square is looked at: half of the time any, else where much was done."""
    if len(made) == 1:
        busy = sum(np.abs(np.roll(made[0], -8, axis) - made[0]) for axis in (0, 1))
        busy[-8:], busy[:, -8:] = 0, 0
    else:
        busy = np.abs(made - source).max(0)
    rows, columns = (side // SQUARE for side in busy.shape)
    squares = busy[:rows * SQUARE, :columns * SQUARE].reshape(rows, SQUARE, columns, SQUARE).sum((1, 3))
    return 0.5 / squares.size + 0.5 * squares / max(squares.sum(), 1e-6)


def lesson_crops(rng, examples, squares):
    """source, aim and weights of a step, [COUNT, channels, SIDE, SIDE]."""
    drawn = [rng.integers(len(examples)) for _ in range(COUNT)]
    found = [crop(rng, *examples[i], squares[i]) for i in drawn]
    source, aim, weights = (np.stack(part) for part in zip(*found))
    if aim.shape[1] == 1:
        source, aim = pasted(rng, source, aim)
    return {"source": source, "aim": aim, "weights": weights}


def crop(rng, source, made, squares):
    is_matte = len(made) == 1
    is_sharp = rng.random() < 0.5
    matrix = view(rng, source.shape[1:], squares, 1.0 if is_matte else 0.5, is_sharp)
    size, flags = (SIDE, SIDE), cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    cut = lambda picture, border: cv2.warpAffine(picture, matrix, size, flags=flags, borderMode=border).reshape(SIDE, SIDE, -1)
    seen, aim = (cut(part.transpose(1, 2, 0), cv2.BORDER_REPLICATE) for part in (source, made))
    counts = cut(np.ones(source.shape[1:], np.float32), cv2.BORDER_CONSTANT) > 0.5
    inner = np.pad(np.ones((SIDE - 2 * MARGIN,) * 2), MARGIN)[..., None]
    weights = inner * counts * (1 if is_matte else 1 + CHANGED_COUNTS * (np.abs(aim - seen).max(-1, keepdims=True) > CHANGE))
    if is_matte or not is_sharp:
        seen, aim = tinted(rng, seen, aim, 1.0 if is_matte else 0.3)
    return [part.transpose(2, 0, 1).astype(np.float32) for part in (seen, aim, weights)]


def view(rng, shape, squares, share, is_sharp):
    """From a crop's pixels to the picture's: a sharp crop is neither turned nor enlarged."""
    scale = 1.0 if is_sharp else np.exp(rng.uniform(-1, 1) * np.log(1.14) * share)
    angle = 0.0 if is_sharp else rng.uniform(-1, 1) * np.radians(7.2) * share
    row, column = divmod(rng.choice(squares.size, p=squares.ravel() / squares.sum()), squares.shape[1])
    place = np.array([column, row]) * SQUARE + rng.integers(0, SQUARE, 2) + rng.uniform(-0.25, 0.25, 2) * SIDE
    least = SIDE / 2 - BEYOND
    place = np.clip(place, least, np.array(shape[::-1]) - least)
    across = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]]) / scale
    start = place - across @ [SIDE / 2, SIDE / 2]
    return np.concatenate([across, (np.rint(start) if is_sharp else start)[:, None]], 1)


def tinted(rng, seen, aim, share):
    gains = np.exp(rng.uniform(-0.25, 0.25) * share) * np.exp(rng.uniform(-0.06, 0.06, 3) * share)
    lift = rng.uniform(-0.04, 0.04) * share
    noise = rng.standard_normal(seen.shape) * 0.01 * rng.random()
    return seen * gains + lift + noise, aim if aim.shape[-1] == 1 else aim * gains + lift


def pasted(rng, source, mattes):
    """The subject of some crops before another crop; who stood there stays the subject."""
    often = (rng.random(COUNT) < 0.5)[:, None, None, None]
    behind, matte_behind = (np.roll(part, -1, 0) for part in (source, mattes))
    return (np.where(often, behind + (source - behind) * mattes, source).astype(np.float32),
            np.where(often, matte_behind + (1 - matte_behind) * mattes, mattes).astype(np.float32))
