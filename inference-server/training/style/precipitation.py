"""What falls: seamless tiles of drops and flakes, and how they move over the canvas."""

import numpy as np

from ..pencil import concat

SIDE = 512  # of a tile, in canvas pixels
RAIN_LEAN, SNOW_LEAN = 0.10, 0.18  # pixels aside for each one down


def falling(sheet, tile, speed, lean, sway=0.0):
    """A tile repeated over the canvas, moved down by `speed` canvas pixels a frame of `fallen`, aside by `lean` of that and by a
    slow sway. The seed moves it, too."""
    down = sheet.fallen * speed
    right = down * lean
    if sway:
        right = right + (sheet.fallen * 0.055).sin() * sway
    g = sheet.graph
    stored = (tile * 255).round().astype(np.uint8)
    size = sheet.canvas_size()
    counts = [s.do("Div", g.ints([SIDE])).do("Add", g.ints([2])) for s in size]
    field = g.node("Tile", g.constant(stored).cast_float().reshape(1, 1, SIDE, SIDE), concat(g.ints([1, 1]), *counts, axis=0))
    for axis, moved, count, salt in ((2, down, size[0], 7.31), (3, right, size[1], 3.17)):
        start = whole_part((sheet.seed * salt - moved) * (1.0 / SIDE))
        field = field.slice(axis, start, start.do("Add", count))
    return field * (1 / 255)


def whole_part(turns):
    """Of so many tiles, the pixel in the last."""
    return ((turns - turns.floor()) * float(SIDE)).minimum(SIDE - 1.0).cast_int()


def drops(salt, length, width, count):
    """Streaks of drops, drawn out while the shutter is open."""

    def streak(down, right, bright):
        return np.exp(-(((right - down * RAIN_LEAN) / width) ** 2) / 2) * (1 - (2 * down / (length * bright)) ** 2).clip(0, 1)

    return strewn(salt, count, length * 0.5, streak)


def flakes(salt, length, width, count):
    """Soft flakes, drawn out a little while the shutter is open."""

    def flake(down, right, bright):
        along = (np.abs(down) - length * 0.5).clip(0)
        return np.exp(-((right - down * SNOW_LEAN) ** 2 + along**2) / (width * bright) ** 2)

    return strewn(salt, count, length * 0.5 + width * 2.5, flake)


def strewn(salt, count, reach, shape):
    """A tile with a shape at random places, each of its own brightness and size."""
    chance, tile = np.random.default_rng(20260 + salt), np.zeros((SIDE, SIDE))
    near = np.arange(-int(reach) - 3, int(reach) + 4)
    for (y, x), bright in zip(chance.uniform(0, SIDE, (count, 2)), chance.uniform(0.45, 1.0, count)):
        rows, columns = near + int(y), near + int(x)
        at = np.ix_(rows % SIDE, columns % SIDE)
        tile[at] = np.maximum(tile[at], bright * shape((rows - y)[:, None], (columns - x)[None], bright))
    return tile
