"""Generates training data: a bank of foregrounds, then shards of shot plates. Seeded; continues where it stopped.

    python -m training.key.make_data --out DIR --photos DIR [DIR ...] [--foregrounds 2400] [--shards 8] [--first 0] [--stride 1]
"""
import argparse
import os
import time

import cv2
import numpy as np

from .greenscreen import textures
from .greenscreen.camera import shoot
from .greenscreen.foregrounds import foreground

SIZE = 512
BANK_SIZE = 200     # foregrounds in one bank file
SHARD_SIZE = 400    # plates in one shard
CELL = 4            # what the overview sees is kept as means over cells of this many pixels


def write(path, array):
    np.save(path + ".part.npy", array)
    os.replace(path + ".part.npy", path)


def make_bank(folder, index):
    path = os.path.join(folder, f"bank{index:03d}.npy")
    if not os.path.exists(path):
        first = index * BANK_SIZE
        write(path, np.stack([foreground(np.random.default_rng([7, s]), SIZE) for s in range(first, first + BANK_SIZE)]))


def reframed(rng, layer):
    """The whole foreground, smaller on an empty stage, or an enlarged part of it."""
    chance, layer = rng.random(), layer.astype(np.float32)
    if chance < 0.55:
        return layer
    if chance < 0.62:
        return np.zeros_like(layer)
    scale = rng.uniform(0.35, 0.95) if chance < 0.82 else rng.uniform(1.1, 2.0)
    shift = rng.uniform(-0.25, 0.25, 2) * SIZE
    matrix = np.float32([[scale, 0, SIZE * (1 - scale) / 2 + shift[0]], [0, scale, SIZE * (1 - scale) / 2 + shift[1]]])
    if scale < 1:
        layer = cv2.GaussianBlur(layer, (0, 0), 0.35 / scale)
    return np.clip(cv2.warpAffine(layer, matrix, (SIZE, SIZE), flags=cv2.INTER_LINEAR), 0, 2)


def plate(seed, banks):
    """Full size: plate, foreground, alpha (7 planes); cells: plate, alpha, clean screen (7 planes)."""
    rng = np.random.default_rng([11, seed])
    bank = banks[rng.integers(len(banks))]
    shot = shoot(rng, reframed(rng, bank[rng.integers(len(bank))]))
    whole = np.concatenate([shot["plate"], shot["fg"], shot["alpha"][..., None]], -1)
    frame = np.concatenate([shot["plate"], shot["alpha"][..., None], shot["screen"]], -1)
    cells = cv2.resize(frame, (SIZE // CELL,) * 2, interpolation=cv2.INTER_AREA)
    return (whole * 255 + 0.5).astype(np.uint8), (cells * 255 + 0.5).astype(np.uint8)


def make_shard(folder, index, banks):
    path = os.path.join(folder, f"shard{index:03d}.npy")
    if not os.path.exists(path):
        shots = [plate(index * SHARD_SIZE + i, banks) for i in range(SHARD_SIZE)]
        write(path.replace("shard", "cells"), np.stack([c for _, c in shots]))
        write(path, np.stack([p for p, _ in shots]))


def banks_in(folder):
    names = sorted(n for n in os.listdir(folder) if n.startswith("bank") and not n.endswith(".part.npy"))
    return [np.load(os.path.join(folder, n), mmap_mode="r") for n in names]


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--out", required=True)
    arguments.add_argument("--photos", nargs="*", default=[])
    arguments.add_argument("--foregrounds", type=int, default=2400)
    arguments.add_argument("--shards", type=int, default=16)
    arguments.add_argument("--first", type=int, default=0, help="with --stride: share the work among processes")
    arguments.add_argument("--from-bank", type=int, default=0, help="shoot only foregrounds of this bank and later ones")
    arguments.add_argument("--stride", type=int, default=1)
    options = arguments.parse_args()
    cv2.setNumThreads(1)
    os.makedirs(options.out, exist_ok=True)
    textures.load_photos(options.photos)
    started = time.time()
    for index in range(options.first, options.foregrounds // BANK_SIZE, options.stride):
        make_bank(options.out, index)
        print(f"bank {index} {time.time() - started:.0f} s", flush=True)
    for index in range(options.first, options.shards, options.stride):
        make_shard(options.out, index, banks_in(options.out)[options.from_bank:])
        print(f"shard {index} {time.time() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main()
