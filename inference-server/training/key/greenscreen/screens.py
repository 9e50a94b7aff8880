"""The screen behind: its paint, its light, and what is stuck on it."""
import math

import cv2
import numpy as np

from .colour import srgb_to_linear
from .shapes import noise
from .textures import random_colour

UNEVEN = 0.2        # share of screens with one far brighter side, and of those with a pool of light
HANGING = 0.15      # share of screens that hang in folds; most of those are lit from one side


def paint(rng, blue):
    """A screen's reflectance: digital, studio, or any muddy or pale cloth."""
    chance = rng.random()
    if chance < 0.12:
        encoded = [0, 0, 1] if blue else [0, 1, 0]
    elif chance < 0.28:
        encoded = [0, 0.28, 0.73] if blue else [0, 0.69, 0.25]
    elif chance < 0.36:
        encoded = [rng.uniform(0.3, 0.55), rng.uniform(0.4, 0.6), rng.uniform(0.65, 0.95)] if blue else \
                  [rng.uniform(0.35, 0.62), rng.uniform(0.65, 0.95), rng.uniform(0.3, 0.55)]
    else:
        encoded = [rng.uniform(0.04, 0.3), rng.uniform(0.15, 0.45), rng.uniform(0.45, 0.85)] if blue else \
                  [rng.uniform(0.08, 0.42), rng.uniform(0.45, 0.85), rng.uniform(0.1, 0.45)]
    return srgb_to_linear(np.clip(np.array(encoded) * rng.uniform(0.8, 1.15), 0, 1))


def smooth(rng, size, base, octaves, gain=0.5, stretch=1.0):
    return cv2.resize(noise(rng, 128, 128, base, octaves, gain, stretch), (size, size), interpolation=cv2.INTER_CUBIC)


def folds(rng, size):
    """The light on a hanging cloth: folds from top to bottom that sway a little, with narrow dark creases between them."""
    y, x = np.mgrid[:size, :size].astype(np.float32) / size
    across = noise(rng, 256, 256, 1, 5, rng.uniform(0.4, 0.8), rng.uniform(4, 14))[128]
    sway = x + rng.uniform(0, 0.05) * smooth(rng, size, 1, 2) + rng.uniform(-0.2, 0.2) * (y - 0.5)
    wave = np.interp(sway, np.linspace(-0.2, 1.2, 256), across) * np.clip(1 + 0.5 * smooth(rng, size, 1.5, 2), 0, 2)
    crease = rng.uniform(0, 0.6) * np.exp(-np.abs(wave) * rng.uniform(3, 20))
    return np.exp(rng.uniform(0.05, 0.4) * wave) * (1 - crease)


def brighter_side(rng, x, y, most):
    """One side up to e to the `most` times as bright as the other, with a soft or a hard border."""
    angle = rng.uniform(0, 6.28)
    side = (x - 0.5) * math.cos(angle) + (y - 0.5) * math.sin(angle) - rng.uniform(-0.2, 0.2)
    return np.exp(rng.uniform(-most, most) / (1 + np.exp(-side * rng.uniform(4, 40))))


def light(rng, size, hanging):
    """Uneven light: slow falloff, hot spot, wrinkles, cast shadow, and at times one far brighter side or a pool of light."""
    y, x = np.mgrid[:size, :size].astype(np.float32) / size
    level = np.exp(rng.uniform(0, 0.45) * smooth(rng, size, 1.2, 1))
    if rng.random() < 0.5:
        spot = rng.uniform(0.3, 0.7, 2)
        level *= 1 - rng.uniform(0, 0.6) * ((x - spot[0]) ** 2 + (y - spot[1]) ** 2) * 2
    if rng.random() < 0.45:
        level *= np.exp(rng.uniform(0.02, 0.2) * smooth(rng, size, rng.uniform(3, 8), 3, 0.55, rng.uniform(0.2, 4)))
    if rng.random() < 0.3:
        level *= 1 - rng.uniform(0.2, 0.6) * np.clip(smooth(rng, size, 2, 2) * 1.5 - rng.uniform(0, 1), 0, 1)
    if hanging:
        level *= folds(rng, size)
    if rng.random() < (0.7 if hanging else UNEVEN):
        level *= brighter_side(rng, x, y, 4 if hanging else 2.8)
    if rng.random() < UNEVEN:
        centre, reach = rng.uniform(-0.1, 1.1, 2), rng.uniform(0.08, 0.5, 2)
        level *= 1 + np.exp(rng.uniform(-1, 3)) * np.exp(-((x - centre[0]) / reach[0]) ** 2 - ((y - centre[1]) / reach[1]) ** 2)
    return np.maximum(level, 0.02).astype(np.float32)


def glare(rng, size, plate):
    """White light on top of the paint's own: the sheen of a lamp on cloth, brighter and paler than what is round it."""
    y, x = np.mgrid[:size, :size].astype(np.float32) / size
    centre, reach = rng.uniform(-0.1, 1.1, 2), rng.uniform(0.1, 0.6, 2)
    spot = np.exp(-((x - centre[0]) / reach[0]) ** 2 - ((y - centre[1]) / reach[1]) ** 2)[..., None]
    tint = np.exp(rng.normal(0, 0.15, 3)).astype(np.float32)
    return plate * (1 + rng.uniform(0, 1.5) * spot) + plate.max(-1).mean() * rng.uniform(0, 0.4) * spot * tint


def markers(rng, size, plate, colour, level):
    mask = np.zeros((size, size), np.float32)
    arm, step = int(rng.uniform(3, 14)), int(rng.uniform(50, 160))
    first = rng.integers(0, step, 2)
    for y in range(int(first[0]), size, step):
        for x in range(int(first[1]), size, step):
            if rng.random() < 0.5:
                cv2.line(mask, (x - arm, y), (x + arm, y), 1.0, max(1, arm // 3), cv2.LINE_AA)
                cv2.line(mask, (x, y - arm), (x, y + arm), 1.0, max(1, arm // 3), cv2.LINE_AA)
            else:
                cv2.circle(mask, (x, y), arm, 1.0, -1, cv2.LINE_AA)
    tone = colour * rng.choice([0.35, 0.5, 1.6]) if rng.random() < 0.75 else random_colour(rng)
    mask = cv2.GaussianBlur(mask, (0, 0), 0.8)[..., None]
    return plate * (1 - mask) + tone * mask * level[..., None]


def exposed(plate):
    """Nobody exposes so that more than a twelfth of the screen is burnt out."""
    return plate / max(1.0, float(np.quantile(plate.max(-1), 0.92)) / 0.95)


def screen(rng, size, blue):
    """The clean plate, linear RGB [size,size,3], and the paint's colour."""
    hanging = rng.random() < HANGING
    colour, level = paint(rng, blue), light(rng, size, hanging)
    plate = colour[None, None] * level[..., None]
    if rng.random() < 0.4:
        plate = plate * (1 + rng.uniform(0, 0.12) * np.stack([smooth(rng, size, 2, 1) for _ in range(3)], -1))
    plate = glare(rng, size, plate) if rng.random() < (0.4 if hanging else 0.25) else plate
    y, x = np.mgrid[:size, :size].astype(np.float32)
    if rng.random() < 0.25:
        angle = rng.uniform(0, math.pi)
        distance = x * math.cos(angle) + y * math.sin(angle) - rng.uniform(0.2, 0.8) * size
        plate = plate * (1 - rng.uniform(0.1, 0.5) * np.exp(-(distance / rng.uniform(0.6, 3)) ** 2))[..., None]
    if rng.random() < 0.3:
        plate = markers(rng, size, plate, colour, level)
    return exposed(np.maximum(plate, 0)).astype(np.float32), colour
