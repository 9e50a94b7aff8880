"""Generates a set of plates with exact truth to measure on, laid out as `framewright bench key --truth` reads it. Seeded.

    python -m training.key.make_truth --out DIR [--plates 48] [--walls]

Its seeds are none that make_data.py trains on, and it uses no photographs. Each plate is NAME_plate.png and NAME_fg.png (8 bits),
NAME_alpha.png (16 bits). Blue screens stand as green ones with green and blue exchanged, as the network sees them.
With --walls each stands before a wall of another colour, lit unevenly, that throws no light on it.
"""
import argparse
import json
import os

import cv2
import numpy as np

from .greenscreen.camera import shoot
from .greenscreen.colour import linear_to_srgb, srgb_to_linear
from .greenscreen.foregrounds import foreground
from .greenscreen.shapes import noise
from .make_data import SIZE, reframed

SEEDS = 23               # make_data.py draws from 7 and 11
LEAST_COVER = 0.02       # an empty stage says nothing about edges
WALLS = {"green": (0.12, 0.62, 0.18), "yellow": (0.78, 0.72, 0.15), "orange": (0.8, 0.5, 0.12), "red": (0.65, 0.12, 0.15),
         "magenta": (0.7, 0.12, 0.6), "cyan": (0.1, 0.62, 0.62)}


def shot(index):
    """The first draw of this index that has something on its stage."""
    for attempt in range(20):
        rng = np.random.default_rng([SEEDS, index, attempt])
        found = shoot(rng, reframed(rng, foreground(rng, SIZE)))
        if found["alpha"].mean() > LEAST_COVER:
            return found
    raise RuntimeError(f"plate {index} came out empty twenty times")


def before_wall(index):
    """What a plain camera sees of it."""
    name, paint = list(WALLS.items())[index % len(WALLS)]
    rng = np.random.default_rng([SEEDS, index, 99])
    layer = foreground(rng, SIZE).astype(np.float32)
    while layer[..., 3].mean() < LEAST_COVER:
        layer = foreground(rng, SIZE).astype(np.float32)
    wall = srgb_to_linear(np.array(paint)) * np.exp(0.15 * noise(rng, SIZE, SIZE, 2, 3))[..., None]
    alpha = layer[..., 3:]
    shown = linear_to_srgb(layer[..., :3] + wall * (1 - alpha)) + rng.normal(0, 2 / 255, wall.shape)
    foreground_shown = linear_to_srgb(layer[..., :3] / np.maximum(alpha, 1e-3))
    return name, {"plate": shown.clip(0, 1), "fg": foreground_shown.clip(0, 1), "alpha": alpha[..., 0],
                  "screen": linear_to_srgb(wall)}


def save(folder, name, found, screen="green"):
    eight = lambda image: (image[..., ::-1] * 255 + 0.5).astype(np.uint8)
    cv2.imwrite(os.path.join(folder, name + "_plate.png"), eight(found["plate"]))
    cv2.imwrite(os.path.join(folder, name + "_fg.png"), eight(found["fg"]))
    cv2.imwrite(os.path.join(folder, name + "_alpha.png"), (found["alpha"] * 65535 + 0.5).astype(np.uint16))
    pick = [round(float(value), 4) for value in np.median(found["screen"].reshape(-1, 3), 0)]
    return {"name": name, "screen": screen, "pick": pick}


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--out", required=True)
    arguments.add_argument("--plates", type=int, default=48)
    arguments.add_argument("--walls", action="store_true", help="before walls that are neither green nor blue")
    options = arguments.parse_args()
    cv2.setNumThreads(1)
    os.makedirs(options.out, exist_ok=True)
    if options.walls:
        walls = [before_wall(i) for i in range(options.plates)]
        entries = [save(options.out, f"{name}{i:02d}", found, "wall") for i, (name, found) in enumerate(walls)]
    else:
        entries = [save(options.out, f"drawn{i:02d}", shot(i)) for i in range(options.plates)]
    with open(os.path.join(options.out, "index.json"), "w") as out:
        json.dump(entries, out, indent=1)
        out.write("\n")


if __name__ == "__main__":
    main()
