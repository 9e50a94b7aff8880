"""Seamless tiles of grain, of mean 0 and deviation 1: what a stroke, a paper or a print is rough with."""

import copy

import numpy as np

GRAIN_SIDE, STIPPLE_SIDE = 128, 64


def normal_tile(salt, side=GRAIN_SIDE):
    return np.random.default_rng(20260 + salt).normal(0, 1, (side, side))


def even_tile(tile, width):
    """The tile without its own slow changes (from some four times `width` samples on): grain that reads as tone from a step
    away, and does not show where a picture slides under it. The cut is steep, so that strokes keep their body."""
    y, x = (np.fft.fftfreq(tile.shape[0])[:, None], np.fft.fftfreq(tile.shape[1])[None])
    keep = (1 - np.exp(-2 * (np.pi * np.hypot(x, y) * width) ** 2)) ** 8
    return evened(np.fft.ifft2(np.fft.fft2(tile) * keep).real)


def dragged_tile(salt, degrees, length, width=0.7, side=256):
    """Noise dragged one way: the mark of a pencil's side or of a stiff brush."""
    y, x = (np.fft.fftfreq(side)[:, None], np.fft.fftfreq(side)[None])
    a = np.radians(degrees)
    along, across = x * np.cos(a) + y * np.sin(a), y * np.cos(a) - x * np.sin(a)
    lens = np.exp(-2 * (np.pi * along * length) ** 2 - 2 * (np.pi * across * width) ** 2)
    return evened(np.fft.ifft2(np.fft.fft2(normal_tile(salt, side)) * lens).real)


def slow_tile(salt):
    """Slow, lying changes alone, such as fog has."""
    y, x = (np.fft.fftfreq(GRAIN_SIDE)[:, None], np.fft.fftfreq(GRAIN_SIDE)[None])
    keep = np.exp(-0.5 * (np.hypot(y, x * 2.2) / 0.022) ** 2)
    return evened(np.fft.ifft2(np.fft.fft2(normal_tile(salt)) * keep).real)


def stipple_tile(salt):
    """Compared with any tone, it leaves points that lie as far apart as they can, so it stays even after a threshold, where other
    grain does not: the ranks of points put, one by one, where most room is left (Ulichney's void and cluster)."""
    points, ranks = Points(salt, STIPPLE_SIDE), np.zeros(STIPPLE_SIDE**2)
    more = copy.deepcopy(points)
    for rank in reversed(range(points.count())):
        ranks[points.take(points.tightest())] = rank
    for rank in range(more.count(), len(ranks)):
        ranks[more.put(more.emptiest())] = rank
    return evened(ranks.reshape(STIPPLE_SIDE, STIPPLE_SIDE))


def evened(tile):
    return (tile - tile.mean()) / tile.std()


class Points:
    """Points on a tile that wraps, and how crowded each place is."""

    SPREAD = 1.9
    FIRST_SHARE = 0.1

    def __init__(self, salt, side):
        self.side, self.there, self.crowd = side, np.zeros(side**2, bool), np.zeros(side**2)
        away = np.minimum(np.arange(side), side - np.arange(side))
        self.mark = np.exp(-0.5 * (away[:, None] ** 2 + away**2) / self.SPREAD**2)
        for place in np.random.default_rng(20260 + salt).choice(side**2, int(side**2 * self.FIRST_SHARE), replace=False):
            self.put(place)
        self._space_out()

    def _space_out(self):
        taken, put = 0, 1
        while taken != put:
            taken = self.take(self.tightest())
            put = self.put(self.emptiest())

    def count(self):
        return int(self.there.sum())

    def tightest(self):
        return np.argmax(np.where(self.there, self.crowd, -1.0))

    def emptiest(self):
        return np.argmin(np.where(self.there, np.inf, self.crowd))

    def put(self, place):
        return self._change(place, True)

    def take(self, place):
        return self._change(place, False)

    def _change(self, place, there):
        self.there[place] = there
        mark = np.roll(self.mark, divmod(place, self.side), (0, 1)).ravel()
        self.crowd += mark if there else -mark
        return place
