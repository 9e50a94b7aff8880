"""Teaches a network to learn: weights from which a course of mattes or repairs is soon good.

    python -m training.learn.start --task matte --size medium --minutes 30 --out RUN

Shot after shot that code draws is learned for some steps, as the server would; each time the weights from which that began go a part
of the way to where it ended (Reptile: Nichol and others, 2018). Seeded; goes on where it stopped. Minutes are those of one core.
`--finish` writes what the server begins from.
"""
import argparse
import time
from pathlib import Path

import numpy as np

from ..style import preview
from .crops import lesson_crops, places
from .export import FOLDER
from .network import STATE, TASKS, WIDTHS, drawn, lesson
from .shots import shot

STEPS = 100  # of each shot
RATE, WARM_UP = 2e-3, 20  # as a course has them
WAY = 0.5  # at first; at the end it is none
SEED = 29


def scattered(task, size):
    chance = np.random.default_rng(SEED)
    return np.concatenate([chance.standard_normal(n) * scatter for n, scatter in drawn(task, size)]).astype(np.float32)


def learned(session, theta, examples, rng):
    """The mean weights after a short course, and its last losses."""
    squares = [places(*example) for example in examples]
    state = {"theta": theta, "first": theta * 0, "second": theta * 0, "mean": theta}
    losses = []
    for step in range(1, STEPS + 1):
        rate = RATE * min(1, step / WARM_UP)
        given = {"step": np.float32([step]), "rate": np.float32([rate]), **lesson_crops(rng, examples, squares)}
        *after, loss = session.run([f"next_{name}" for name in STATE] + ["loss"], {**state, **given})
        state = dict(zip(STATE, after))
        losses.append(float(loss[0]))
    return state["mean"], np.mean(losses[-20:])


class Start:
    """What is known so far: the weights, the shots that were seen, the minutes of one core that they took."""

    def __init__(self, task, size, folder):
        self.task, self.size = task, size
        self.file = Path(folder) / f"{task}_{size}.npz"
        self.theta, self.shots, self.minutes = scattered(task, size), 0, 0.0
        if self.file.exists():
            kept = np.load(self.file)
            self.theta, self.shots, self.minutes = kept["theta"], int(kept["shots"]), float(kept["minutes"])

    def keep(self):
        part = self.file.with_suffix(".part.npz")
        np.savez(part, theta=self.theta, shots=self.shots, minutes=self.minutes)
        part.replace(self.file)

    def teach(self, minutes):
        session = preview.session(lesson(self.task, self.size, len(self.theta)), threads=1)
        while self.minutes < minutes:
            begun = time.process_time()
            rng = np.random.default_rng([SEED, self.shots])
            after, loss = learned(session, self.theta, shot(rng, self.task), rng)
            self.theta = self.theta + WAY * (1 - self.minutes / minutes) * (after - self.theta)
            self.shots += 1
            self.minutes += (time.process_time() - begun) / 60
            self.keep()
            print(f"{self.task} {self.size}: {self.shots} shots, {self.minutes:.1f} minutes, loss {loss:.4f}", flush=True)

    def write(self):
        """Of each number the upper 16 bits, rounded, the lower byte first."""
        rounded = (self.theta.view(np.uint32) + 0x8000) >> 16
        (FOLDER / f"start_{self.task}_{self.size}.bin").write_bytes(rounded.astype("<u2").tobytes())


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--task", choices=[task for task in TASKS if task != "picture"], required=True)
    arguments.add_argument("--size", choices=list(WIDTHS), required=True)
    arguments.add_argument("--minutes", type=float, default=0)
    arguments.add_argument("--out", required=True)
    arguments.add_argument("--finish", action="store_true")
    options = arguments.parse_args()
    Path(options.out).mkdir(parents=True, exist_ok=True)
    start = Start(options.task, options.size, options.out)
    start.teach(options.minutes)
    if options.finish:
        start.write()


if __name__ == "__main__":
    main()
