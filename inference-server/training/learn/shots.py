"""Shots that code draws, each with what a hand would have made of it: for networks to begin from.

An example is a pair of pictures as they are shown, float planes [channels, rows, columns] of 0 to 1: the frame and what was made of it.
"""
import cv2
import numpy as np

from ..key.greenscreen.colour import linear_to_srgb
from ..key.greenscreen.foregrounds import KINDS, foreground, letters, rings, wires
from ..key.greenscreen.shapes import SUBPIXELS, blob, fill, noise
from ..key.greenscreen.textures import texture

ROWS, COLUMNS = 360, 640
STAGE = 512  # rows and columns of what is put before a background
FRAMES = 3
LEAST_COVER, MOST_COVER = 0.03, 0.6  # of a frame, by what is cut out of it
GRAIN = 3 / 255


def shot(rng, task):
    """Some frames of one shot, with what was made of each."""
    return {"matte": cut_out, "repair": repaired}[task](rng)


def cut_out(rng):
    """A figure before a background in which other figures may stand."""
    figure, ground, beside = seen_figure(rng), backdrop(rng), rng.random() < 0.5
    other = figure_on_stage(rng) if beside else None
    walks = [walk(rng) for _ in range(3)]
    frames = []
    for time in np.linspace(0, 1, FRAMES):
        picture = walks[0](ground, time)[..., :3]
        if beside:
            picture = laid(walks[1](other, time), picture)
        layer = walks[2](figure, time)
        frames.append((photographed(rng, laid(layer, picture)), planes(layer[..., 3:])))
    return frames


def repaired(rng):
    """Something drawn on what moves, or something of another colour: it was not there."""
    figure, ground = seen_figure(rng), backdrop(rng)
    walks = [walk(rng), walk(rng)]
    on_figure = rng.random() < 0.5
    mark, ink = blemish(rng), rng.uniform(0, 1, 3) * rng.uniform(0, 1) ** 2
    turned = tint(rng) if rng.random() < 0.25 else None
    frames = []
    for time in np.linspace(0, 1, FRAMES):
        layer = walks[1](figure, time)
        clean = laid(layer, walks[0](ground, time)[..., :3])
        grain = rng.normal(0, GRAIN * rng.random(), clean.shape)
        if turned is None:
            cover = walks[on_figure](mark, time)[..., 3:]
            spoilt = clean + (ink - clean) * cover
        else:
            spoilt = clean + (np.clip(clean @ turned, 0, 1) - clean) * layer[..., 3:]
        frames.append((planes(spoilt + grain), planes(clean + grain)))
    return frames


def figure_on_stage(rng):
    """[STAGE, STAGE, 4]: as it is shown, not multiplied, and its alpha."""
    layer = foreground(rng, STAGE).astype(np.float32)
    colour = linear_to_srgb(layer[..., :3] / np.maximum(layer[..., 3:], 1e-3))
    return np.concatenate([np.clip(colour, 0, 1), layer[..., 3:]], -1)


def seen_figure(rng):
    """One of which there is something to see."""
    figure = figure_on_stage(rng)
    while not LEAST_COVER < figure[..., 3].mean() < MOST_COVER:
        figure = figure_on_stage(rng)
    return figure


def backdrop(rng):
    """A textured wall with more or less before it, larger than the frame."""
    wall = linear_to_srgb(texture(rng, STAGE, rng.choice(["fabric", "gradient", "noise", "stripe"])))
    wall = np.clip(wall, 0, 1) * np.exp(0.2 * noise(rng, STAGE, STAGE, 3, 4))[..., None]
    for _ in range(rng.integers(0, 4)):
        wall = laid(figure_on_stage(rng), wall)
    return np.concatenate([np.clip(wall, 0, 1), np.ones((STAGE, STAGE, 1))], -1).astype(np.float32)


def blemish(rng):
    """Wires across the stage, or a drawing, letters or a stain on a part of it."""
    if rng.random() < 0.3:
        cover = drawing(rng, wires, STAGE) if rng.random() < 0.5 else line(rng)
        place = np.zeros(2)
    else:
        side = int(rng.uniform(40, 180))
        kinds = [lambda: drawing(rng, letters, side), lambda: drawing(rng, rings, side), lambda: fill(side, [blob(rng, side)]),
                 lambda: drawing(rng, wires, side)]
        cover, place = kinds[rng.integers(len(kinds))](), rng.uniform(0.25, 0.75, 2) * (STAGE - side)
    stage = np.zeros((STAGE, STAGE, 4), np.float32)
    x, y = place.astype(int)
    stage[y:y + len(cover), x:x + len(cover), 3] = cover * rng.uniform(0.5, 1)
    return stage


def drawing(rng, pen, side):
    grid = np.zeros((STAGE * SUBPIXELS,) * 2, np.uint8)
    pen(rng, grid)
    return cv2.resize(grid, (side, side), interpolation=cv2.INTER_AREA).astype(np.float32) / 255


def line(rng):
    """One wire, from side to side, that hangs a little."""
    x = np.linspace(-0.1, 1.1, 50)
    y = rng.uniform(0.2, 0.8) + rng.normal(0, 0.15) * x + rng.uniform(0, 0.15) * (2 * x - 1) ** 2
    grid = np.zeros((STAGE * SUBPIXELS,) * 2, np.uint8)
    points = np.stack([x, y], 1) * len(grid)
    cv2.polylines(grid, [points.astype(np.int32)], False, 255, int(rng.uniform(1, 4) * SUBPIXELS), cv2.LINE_AA)
    return cv2.resize(grid, (STAGE, STAGE), interpolation=cv2.INTER_AREA).astype(np.float32) / 255


def tint(rng):
    """A matrix that turns colours into others."""
    return (np.eye(3)[rng.permutation(3)] * rng.uniform(0.5, 1.2) + rng.normal(0, 0.15, (3, 3))).astype(np.float32)


def walk(rng):
    """How something moves through a shot: where its stage comes to lie on the frame at a time of 0 to 1, and how it bends."""
    scale, growth = rng.uniform(1.25, 1.9), rng.normal(0, 0.1)
    turn, start = rng.normal(0, 0.1), rng.uniform(-0.05, 0.05, 2)
    way, bend = rng.normal(0, 0.07, 2), rng.uniform(0, 9)
    bends = [noise(rng, ROWS, COLUMNS, 3, 3) for _ in range(4)]

    def at(stage, time):
        s, angle = scale * (1 + growth * (time - 0.5)), turn * (2 * time - 1)
        across = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]]) / s
        middle = STAGE * (0.5 + start + way * (2 * time - 1))
        y, x = np.mgrid[:ROWS, :COLUMNS].astype(np.float32)
        shift = [bend * (bends[i] * (1 - time) + bends[i + 2] * time) for i in (0, 1)]
        u, v = x - COLUMNS / 2 + shift[0], y - ROWS / 2 + shift[1]
        place = [(across[i, 0] * u + across[i, 1] * v + middle[i]).astype(np.float32) for i in (0, 1)]
        return cv2.remap(stage, *place, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT).clip(0, 1)

    return at


def laid(layer, behind):
    return behind + (layer[..., :3] - behind) * layer[..., 3:]


def photographed(rng, picture):
    return planes(picture + rng.normal(0, GRAIN * rng.random(), picture.shape))


def planes(picture):
    return np.ascontiguousarray(np.clip(picture, 0, 1).transpose(2, 0, 1), np.float32)
