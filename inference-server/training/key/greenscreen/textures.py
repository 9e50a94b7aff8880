"""Surface colours: photographs with a licence that allows it, and procedural cloth, gradients and noise."""
import glob
import math
import os

import cv2
import numpy as np

from .colour import srgb_to_linear
from .shapes import noise

SKIN = [(0.95, 0.76, 0.65), (0.87, 0.67, 0.53), (0.72, 0.52, 0.40), (0.55, 0.38, 0.28), (0.36, 0.24, 0.18),
        (0.25, 0.17, 0.13)]
HAIR = [(0.06, 0.045, 0.04), (0.12, 0.08, 0.05), (0.28, 0.18, 0.10), (0.48, 0.33, 0.18), (0.72, 0.58, 0.36),
        (0.85, 0.76, 0.58), (0.5, 0.2, 0.1), (0.62, 0.62, 0.62), (0.9, 0.9, 0.88)]
PHOTO_LONG_SIDE = 1000
photos = []


def load_photos(folders):
    for name in sorted(sum((glob.glob(os.path.join(folder, "*")) for folder in folders), [])):
        image = cv2.imread(name, cv2.IMREAD_COLOR)
        if image is None or min(image.shape[:2]) < 200:
            continue
        scale = min(1.0, PHOTO_LONG_SIDE / max(image.shape[:2]))
        photos.append(cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)[..., ::-1].copy())


def pick_tone(rng, palette):
    return srgb_to_linear(np.clip(np.array(palette[rng.integers(len(palette))]) * rng.uniform(0.75, 1.1), 0, 1))


def hair_colour(rng):
    """Natural, tinted by the light, or dyed."""
    chance = rng.random()
    if chance < 0.2:
        return random_colour(rng)
    tint = np.exp(rng.normal(0, 0.35, 3)) if chance < 0.5 else 1.0
    return np.clip(pick_tone(rng, HAIR) * tint, 0, 1)


def random_colour(rng):
    """Any hue, linear; props in the screen's own hues are more frequent than they are in life."""
    hue = rng.uniform(35, 90) if rng.random() < 0.12 else rng.uniform(0, 180)
    hsv = np.array([[[hue, rng.uniform(0, 255) * rng.uniform(0.2, 1), rng.uniform(15, 250)]]])
    return srgb_to_linear(cv2.cvtColor(hsv.astype(np.uint8), cv2.COLOR_HSV2RGB)[0, 0] / 255.0)


def texture(rng, size, kind=None):
    kind = kind or rng.choice(["photo", "photo", "flat", "fabric", "gradient", "noise", "stripe"])
    if kind == "photo" and photos:
        return photo(rng, size)
    colour = random_colour(rng)
    if kind == "gradient":
        mix = 1 / (1 + np.exp(-2 * noise(rng, size, size, 2, 2)))[..., None]
        return (colour * mix + random_colour(rng) * (1 - mix)).astype(np.float32)
    if kind == "noise":
        grain = noise(rng, size, size, rng.uniform(3, 20), 6, rng.uniform(0.4, 0.8))
        return (colour * np.exp(rng.uniform(0.1, 0.7) * grain)[..., None]).astype(np.float32)
    if kind == "fabric":
        return fabric(rng, size, colour)
    if kind == "stripe":
        return stripes(rng, size, colour)
    return np.broadcast_to(colour, (size, size, 3)).astype(np.float32).copy()


def photo(rng, size):
    image, scale = photos[rng.integers(len(photos))], rng.uniform(0.25, 1.0)
    rows, columns = (min(side, int(size / scale) + 1) for side in image.shape[:2])
    y, x = rng.integers(0, image.shape[0] - rows + 1), rng.integers(0, image.shape[1] - columns + 1)
    patch = cv2.resize(image[y:y + rows, x:x + columns], (size, size),
                       interpolation=cv2.INTER_AREA if rows > size else cv2.INTER_CUBIC)
    patch = srgb_to_linear(patch[:, ::-1] / 255.0 if rng.random() < 0.5 else patch / 255.0)
    gain = rng.uniform(0.6, 1.4, 3) if rng.random() < 0.5 else 1.0
    return np.clip(patch * gain, 0, 1.5).astype(np.float32)


def fabric(rng, size, colour):
    rate = rng.uniform(0.3, 1.5)
    y, x = np.mgrid[:size, :size].astype(np.float32)
    weave = np.sin(x * rate + noise(rng, size, size, 4, 3)) * np.sin(y * rate)
    folds = noise(rng, size, size, 3, 3, 0.5, rng.uniform(0.3, 3))
    return (colour * np.exp(0.25 * weave + 0.35 * folds)[..., None]).astype(np.float32)


def stripes(rng, size, colour):
    y, x = np.mgrid[:size, :size].astype(np.float32)
    angle, period = rng.uniform(0, math.pi), rng.uniform(6, 60)
    phase = (x * math.cos(angle) + y * math.sin(angle) + 6 * noise(rng, size, size, 3, 2)) * 2 * math.pi / period
    mask = cv2.GaussianBlur((np.sin(phase) > rng.uniform(-0.5, 0.5)).astype(np.float32), (0, 0), 0.7)[..., None]
    return (colour * mask + random_colour(rng) * (1 - mask)).astype(np.float32)


def shaded(rng, surface, mask):
    """Lights a flat surface as if the mask were a soft relief."""
    size = len(mask)
    small = cv2.resize(mask, (size // 4, size // 4), interpolation=cv2.INTER_AREA)
    height = sum(cv2.GaussianBlur(small, (0, 0), s) for s in (2, 6, 16))
    dx, dy, angle = cv2.Sobel(height, cv2.CV_32F, 1, 0), cv2.Sobel(height, cv2.CV_32F, 0, 1), rng.uniform(0, 6.28)
    light = 1 + rng.uniform(0.3, 1.5) * (dx * math.cos(angle) + dy * math.sin(angle)) * 3
    return surface * cv2.resize(np.clip(light, 0.25, 2.2), (size, size))[..., None]


def sphere_light(rng, size, centre, radii):
    """Lambert shading of an ellipsoid, as a function of points and as an image."""
    way = rng.normal(0, 1, 3)
    way[2] = abs(way[2]) + 0.3
    way /= np.linalg.norm(way)
    ambient = rng.uniform(0.15, 0.6)

    def light(x, y):
        u, v = (x - centre[0]) / radii[0], (y - centre[1]) / radii[1]
        w = np.sqrt(np.maximum(0.02, 1 - u * u - v * v))
        n = np.sqrt(u * u + v * v + w * w)
        return ambient + (1 - ambient) * np.maximum(0, (u * way[0] + v * way[1] + w * way[2]) / n) * 1.4

    y, x = np.mgrid[:size, :size].astype(np.float32)
    return (lambda points: light(points[:, 0], points[:, 1])), light(x, y).astype(np.float32)
