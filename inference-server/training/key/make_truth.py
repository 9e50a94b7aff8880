"""Generates a set of plates with exact truth to measure on, laid out as `framewright bench key --truth` reads it. Seeded.

    python -m training.key.make_truth --out DIR [--plates 48]

Its seeds are none that make_data.py trains on, and it uses no photographs. Each plate is NAME_plate.png and NAME_fg.png (8 bits),
NAME_alpha.png (16 bits). Blue screens stand as green ones with green and blue exchanged, as the network sees them.
"""
import argparse
import json
import os

import cv2
import numpy as np

from .greenscreen.camera import shoot
from .greenscreen.foregrounds import foreground
from .make_data import SIZE, reframed

SEEDS = 23               # make_data.py draws from 7 and 11
LEAST_COVER = 0.02       # an empty stage says nothing about edges


def shot(index):
    """The first draw of this index that has something on its stage."""
    for attempt in range(20):
        rng = np.random.default_rng([SEEDS, index, attempt])
        found = shoot(rng, reframed(rng, foreground(rng, SIZE)))
        if found["alpha"].mean() > LEAST_COVER:
            return found
    raise RuntimeError(f"plate {index} came out empty twenty times")


def save(folder, name, found):
    eight = lambda image: (image[..., ::-1] * 255 + 0.5).astype(np.uint8)
    cv2.imwrite(os.path.join(folder, name + "_plate.png"), eight(found["plate"]))
    cv2.imwrite(os.path.join(folder, name + "_fg.png"), eight(found["fg"]))
    cv2.imwrite(os.path.join(folder, name + "_alpha.png"), (found["alpha"] * 65535 + 0.5).astype(np.uint16))
    pick = [round(float(value), 4) for value in np.median(found["screen"].reshape(-1, 3), 0)]
    return {"name": name, "screen": "green", "pick": pick}


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--out", required=True)
    arguments.add_argument("--plates", type=int, default=48)
    options = arguments.parse_args()
    cv2.setNumThreads(1)
    os.makedirs(options.out, exist_ok=True)
    entries = [save(options.out, f"drawn{i:02d}", shot(i)) for i in range(options.plates)]
    with open(os.path.join(options.out, "index.json"), "w") as out:
        json.dump(entries, out, indent=1)
        out.write("\n")


if __name__ == "__main__":
    main()
