"""Trains the keyer on shards from make_data.py until a wall-clock deadline; resumes from its last checkpoint.

    python -m training.key.train --data DIR --out DIR --until HH:MM [--start PACK] [--scale 1] [--batch 8] [--rate 2e-3]
                    [--bfloat16] [--compile]
"""
import argparse
import datetime
import math
import os
import time

import numpy as np
import torch
import torch.nn.functional as F

from .greenscreen.limbs import with_limb
from .network import Keyer, excess
from .packed import grown, packed_weights

SIZE = 512                # of a training plate
CROP = 256                # of the part that Detail sees
HINT_RATE = 0.4           # hints are absent in 60 % of the samples
LIMB_RATE = 0.4           # of the plates get one thing more that is small, solid and far from the rest
EMA_STEPS = 80
WARM_UP = 200             # steps
EASED_STEPS = 2600        # for so long Overview learns at a part of the rate: from the start at the full one its deep
EASED_RATE = 0.4          # levels ran away, and fell silent
CHECKPOINT_SECONDS = 180


class Shards:
    """Reads whatever shards exist by now; looks for new ones when asked."""

    def __init__(self, folder, rng):
        self.folder, self.rng = folder, rng
        self.refresh()

    def refresh(self):
        names = sorted(n for n in os.listdir(self.folder) if n.startswith("shard") and "part" not in n)
        read = lambda n: np.load(os.path.join(self.folder, n), mmap_mode="r")
        self.shards = [(read(n), read(n.replace("shard", "cells"))) for n in names]

    def batch(self, count, y, x):
        """Crops at (y, x) of `count` random plates, with the cells of their whole frames."""
        crops, cells = zip(*(self.sample(y, x) for _ in range(count)))
        planes = lambda t: torch.from_numpy(np.stack(t)).permute(0, 3, 1, 2).contiguous().float().div_(255)
        return planes(crops), planes(cells)

    def sample(self, y, x):
        """Half of the plates are the richest in partly covered cells out of three: empty crops teach little."""
        candidates = [self.draw() for _ in range(3 if self.rng.random() < 0.5 else 1)]
        plates, cells, index, turn = max(candidates, key=lambda c: partial_cover(c[1][c[2]][c[3]], y, x))
        plate, cells = plates[index][turn], cells[index][turn]
        part = slice(y, y + CROP), slice(x, x + CROP)
        if self.rng.random() < LIMB_RATE:
            plate, cells = with_limb(self.rng, plate, cells, part)
        return plate[part], cells

    def draw(self):
        plates, cells = self.shards[self.rng.integers(len(self.shards))]
        turn = (slice(None, None, -1 if self.rng.random() < 0.1 else 1), slice(None, None, self.rng.choice([-1, 1])))
        return plates, cells, self.rng.integers(len(plates)), turn


def partial_cover(cells, y, x):
    """How much of a crop is neither screen nor solid."""
    step = SIZE // len(cells)
    alpha = cells[y // step:(y + CROP) // step, x // step:(x + CROP) // step, 3].astype(np.float32) / 255
    return float((alpha * (1 - alpha)).mean())


def median_colour(image, keep):
    """Median over the kept cells of one image [3,h,w]."""
    return image[:, keep].median(1).values


def pointed_at(rng, screen):
    """The colour of one lively place of a clean screen [3,h,w]: of two that differ in light an artist points at either."""
    score = excess(screen[None])[0, 0].flatten()
    lively = (score >= 0.35 * score.max()).nonzero()[:, 0]
    return screen.flatten(1)[:, lively[rng.integers(len(lively))]]


def picked(rng, overview, screens):
    """What a user or the automatic pick would hand in: the screen's colour, a little off."""
    picks = []
    for frame, screen in zip(overview, screens):
        score = excess(frame[None])[0, 0]
        keep = score > 0.5 * torch.quantile(score, 0.99)
        by_eye = rng.random() < 0.5 or not bool(keep.any()) or float(score.max()) < 0.05
        pick = pointed_at(rng, screen) if by_eye else median_colour(frame, keep)
        picks.append(pick + torch.from_numpy(rng.normal(0, 0.02 if by_eye else 0.005, 3)).float())
    return torch.stack(picks).clamp(0.01, 1)[..., None, None]


def hints(rng, cells):
    """Coarse, shrunken inside and outside mattes at overview resolution; mostly absent, never contradicting the truth."""
    result = []
    for solid in (cells > 0.98, cells < 0.02):
        mask = solid.float()
        radius = int(rng.integers(1, 8))
        mask = -F.max_pool2d(-mask, 2 * radius + 1, 1, radius)
        given = rng.random((len(mask), 1, 1, 1)) < HINT_RATE * 0.75
        result.append(mask * torch.from_numpy(given.astype(np.float32)))
    return result


def bands(difference, levels=4):
    """Mean size of a difference in each octave of detail (a Laplacian pyramid is linear, so one pyramid does)."""
    total = 0
    for _ in range(levels):
        small = F.avg_pool2d(difference, 2)
        total = total + (difference - F.interpolate(small, scale_factor=2.0)).abs().mean()
        difference = small
    return total + difference.abs().mean()


def soft_clamp(x):
    """0..1 with a trickle of gradient outside."""
    inside = x.clamp(0, 1)
    return inside + 0.02 * (x - inside)


def losses(alpha, fg, screen, coarse, truth_alpha, truth_fg, truth_screen, truth_coarse):
    matte, unknown = soft_clamp(alpha), ((truth_alpha > 0.01) & (truth_alpha < 0.99)).float()
    error = matte - truth_alpha
    error = error.abs() + 2 * error.square()     # the squares: what changes most from frame to frame is seen first
    colour = soft_clamp(fg)
    off = (colour - truth_fg).abs()
    weight = truth_alpha * (1 + 2 * unknown)
    green = F.relu(excess(colour) - excess(truth_fg)) * unknown * truth_alpha
    return {
        "alpha": (error * (1 + 4 * unknown)).mean() + 0.5 * bands(matte - truth_alpha),
        "fg": (off * weight).mean() * 1.5 + green.mean(),
        "comp": composite_loss(matte, colour, truth_alpha, truth_fg),
        "screen": 0.5 * (screen - truth_screen).abs().mean(),
        "coarse": (soft_clamp(coarse) - truth_coarse).abs().mean(),
    }


def composite_loss(alpha, fg, truth_alpha, truth_fg):
    """Both composites over one random background, compared as a viewer sees them (a square is curve enough)."""
    background = torch.rand(len(alpha), 3, 1, 1) ** 2

    def composite(a, f):
        return (f.square() * a + background * (1 - a)).clamp(min=1e-3).sqrt()

    difference = composite(alpha, fg) - composite(truth_alpha, truth_fg)
    return difference.abs().mean() + 2 * difference.square().mean()


def predict(model, rng, shards, count):
    """One batch: Overview sees whole frames, Detail one crop of each. Returns what `losses` takes."""
    y, x = (int(rng.integers(0, (SIZE - CROP) // 16 + 1)) * 16 for _ in range(2))
    crops, cells = shards.batch(count, y, x)
    gamma = float(np.exp(rng.normal(0, 0.12)))
    bend = lambda t: t.clamp(min=1e-4) ** gamma
    frame, truth_coarse, truth_screen = bend(cells[:, :3]), cells[:, 3:4], bend(F.avg_pool2d(cells[:, 4:7], 2))
    inside, outside = hints(rng, truth_coarse)
    screen, coarse, context = model.overview(frame, picked(rng, frame, truth_screen), inside, outside)

    def window(planes):
        """The crop's part of frame-wide planes, at half the crop's resolution."""
        step = SIZE // planes.shape[-1]
        part = planes[..., max(0, y // step - 1):(y + CROP) // step + 1, max(0, x // step - 1):(x + CROP) // step + 1]
        part = F.interpolate(part, scale_factor=step // 2, mode="bilinear", align_corners=False)
        top, left = (step // 2 if v else 0 for v in (y, x))
        return part[..., top:top + CROP // 2, left:left + CROP // 2]

    planes = window(torch.cat([screen, coarse, context], 1))
    alpha, fg = model.detail(bend(crops[:, :3]), planes[:, :3], planes[:, 3:4], planes[:, 4:], window(inside),
                             window(outside))
    return alpha, fg, screen, coarse, crops[:, 6:7], bend(crops[:, 3:6]), truth_screen, F.avg_pool2d(truth_coarse, 2)


def save(path, state):
    torch.save(state, path + ".part")
    os.replace(path + ".part", path)


def deadline(text):
    """The next time the clock shows it."""
    hour, minute = map(int, text.split(":"))
    today = datetime.datetime.now().replace(hour=hour, minute=minute, second=0)
    return (today if today > datetime.datetime.now() else today + datetime.timedelta(days=1)).timestamp()


class Trainer:
    def __init__(self, options):
        self.options, self.path = options, os.path.join(options.out, "last.pt")
        torch.manual_seed(0)
        self.model = Keyer(options.scale).to(memory_format=torch.channels_last)
        if options.start:
            state = self.model.state_dict()
            self.model.load_state_dict(grown(packed_weights(options.start, state), state))
        parts = [{"params": part.parameters()} for part in (self.model.overview, self.model.detail)]
        self.optimiser = torch.optim.AdamW(parts, options.rate, (0.9, 0.99), weight_decay=1e-2)
        self.average = {k: v.clone() for k, v in self.model.state_dict().items()}
        self.losses = torch.compile(losses) if options.compile else losses
        if options.compile:
            self.model.overview.compile()
            self.model.detail.compile()
        self.step, self.samples, self.seconds = 0, 0, 0.0
        if os.path.exists(self.path):
            self.resume(torch.load(self.path, weights_only=False))

    def resume(self, state):
        self.model.load_state_dict(state["model"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.average, self.step = state["average"], state["step"]
        self.samples, self.seconds = state["samples"], state["seconds"]

    def state(self):
        return {"model": self.model.state_dict(), "optimiser": self.optimiser.state_dict(), "average": self.average,
                "step": self.step, "samples": self.samples, "seconds": self.seconds}

    def rate(self, end):
        """Warm-up, then a cosine over the wall-clock time that is left."""
        share = min(1.0, self.seconds / max(1.0, self.seconds + end - time.time()))
        return self.options.rate * min(1, (self.step + 1) / WARM_UP) * (0.49 * (1 + math.cos(math.pi * share)) + 0.02)

    def update(self, parts, end):
        eased = EASED_RATE if self.step < EASED_STEPS else 1.0
        for group, share in zip(self.optimiser.param_groups, (eased, 1.0)):
            group["lr"] = self.rate(end) * share
        self.optimiser.zero_grad()
        sum(parts.values()).backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        keep = min(1 - 1 / EMA_STEPS, (self.step + 1) / (self.step + 10))
        with torch.no_grad():
            for name, value in self.model.state_dict().items():
                self.average[name].lerp_(value, 1 - keep)

    def run(self):
        rng = np.random.default_rng(self.step)
        shards, end, saved = Shards(self.options.data, rng), deadline(self.options.until), time.time()
        total, tick = {}, time.time()
        while time.time() < end:
            with torch.autocast("cpu", torch.bfloat16, enabled=self.options.bfloat16):
                parts = self.losses(*predict(self.model, rng, shards, self.options.batch))
            self.update(parts, end)
            self.step, self.samples = self.step + 1, self.samples + self.options.batch
            self.seconds, tick = self.seconds + time.time() - tick, time.time()
            total = {k: total.get(k, 0) + float(v.detach()) for k, v in parts.items()}
            if self.step % 100 == 0:
                self.report(total, end)
                total = {}
                shards.refresh()
            if time.time() - saved > CHECKPOINT_SECONDS:
                save(self.path, self.state())
                saved = time.time()
        save(self.path, self.state())

    def report(self, total, end):
        text = " ".join(f"{k} {v / 100:.4f}" for k, v in total.items())
        print(f"step {self.step} samples {self.samples} {self.seconds:.0f} s lr {self.rate(end):.5f} {text}", flush=True)


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", required=True)
    arguments.add_argument("--out", required=True)
    arguments.add_argument("--until", required=True)
    arguments.add_argument("--start", help="a model pack whose weights to begin with")
    arguments.add_argument("--scale", type=int, default=1, help="2: the larger network, which may start from a smaller one's pack")
    arguments.add_argument("--batch", type=int, default=8)
    arguments.add_argument("--rate", type=float, default=2e-3)
    arguments.add_argument("--bfloat16", action="store_true", help="faster where the processor multiplies it natively")
    arguments.add_argument("--compile", action="store_true", help="minutes of compiling for a third more speed")
    options = arguments.parse_args()
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
    os.makedirs(options.out, exist_ok=True)
    Trainer(options).run()


if __name__ == "__main__":
    main()
