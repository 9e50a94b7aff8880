"""Drawing with exact coverage: noise, polygons, strands and lens kernels.

A layer is a pair (premultiplied linear RGB [H,W,3], alpha [H,W]), float32.
"""
import math

import cv2
import numpy as np

from .colour import linear_to_srgb, srgb_to_linear

SUBPIXELS = 4          # strands are rasterised on a grid this much finer, then area-averaged
FIXED_POINT_BITS = 4   # OpenCV's sub-pixel drawing precision
SRGB_TABLE = srgb_to_linear(np.arange(256) / 255.0)


def noise(rng, height, width, base=4.0, octaves=5, gain=0.5, stretch=1.0):
    """Smooth fractal noise of about unit variance; `stretch` above 1 makes vertical folds."""
    out, weight, energy, frequency = np.zeros((height, width), np.float32), 1.0, 0.0, base
    for _ in range(octaves):
        rows, columns = max(2, int(frequency) + 1), max(2, int(frequency * stretch) + 1)
        if rows > height or columns > width:
            break
        grid = rng.standard_normal((rows, columns)).astype(np.float32)
        out += weight * cv2.resize(grid, (width, height), interpolation=cv2.INTER_CUBIC)
        energy, weight, frequency = energy + weight * weight, weight * gain, frequency * 2
    return out / math.sqrt(energy or 1.0)


def fill(size, polygons, holes=()):
    """Coverage of the union of `polygons` minus `holes`; points in pixels."""
    grid = np.zeros((size * 2, size * 2), np.uint8)
    for points, value in [(p, 255) for p in polygons] + [(h, 0) for h in holes]:
        cv2.fillPoly(grid, [fixed(points * 2)], value, cv2.LINE_8, FIXED_POINT_BITS)
    return cv2.resize(grid, (size, size), interpolation=cv2.INTER_AREA).astype(np.float32) / 255


def fixed(points):
    return np.round(points * (1 << FIXED_POINT_BITS)).astype(np.int32).reshape(-1, 1, 2)


def blob(rng, size, centre=None, radius=None, roughness=None):
    """A closed random outline (Fourier in the angle)."""
    centre = rng.uniform(0.2, 0.8, 2) * size if centre is None else np.asarray(centre)
    radius = radius or rng.uniform(0.12, 0.45) * size
    roughness = rng.uniform(0.05, 0.5) if roughness is None else roughness
    angle = np.linspace(0, 2 * math.pi, 128, endpoint=False)
    wobble = np.zeros(128)
    for i in range(1, rng.integers(5, 14)):
        wobble += rng.normal() * roughness / i ** rng.uniform(0.6, 1.2) * np.cos(i * angle + rng.uniform(0, 6.28))
    r, squash = radius * np.exp(wobble * 0.7), rng.uniform(0.6, 1.6)
    return np.stack([centre[0] + r * np.cos(angle) * squash, centre[1] + r * np.sin(angle) / squash], 1)


def ellipse(centre, radii, points=60):
    angle = np.linspace(0, 2 * math.pi, points, endpoint=False)
    return np.stack([centre[0] + radii[0] * np.cos(angle), centre[1] + radii[1] * np.sin(angle)], 1)


def capsule(start, end, start_radius, end_radius):
    start, end = np.asarray(start, float), np.asarray(end, float)
    along = (end - start) / (np.hypot(*(end - start)) + 1e-6)
    angle = math.atan2(along[0], -along[1])
    turn = np.linspace(0, math.pi, 12)

    def cap(centre, radius, offset):
        return centre + radius * np.stack([np.cos(angle + offset - turn), np.sin(angle + offset - turn)], 1)

    return np.concatenate([cap(end, end_radius, 0), cap(start, start_radius, math.pi)])


def curve(points, count):
    """Cubic Bezier through four control points [...,4,2] sampled `count` times."""
    t = np.linspace(0, 1, count)[:, None]
    p = [points[..., i, None, :] for i in range(4)]
    return (1 - t) ** 3 * p[0] + 3 * (1 - t) ** 2 * t * p[1] + 3 * (1 - t) * t * t * p[2] + t ** 3 * p[3]


def strands(rng, size, roots, directions, length, count, colour, curl=0.3, width=1.2, gravity=0.3, spread=0.35,
            lighting=None):
    """Hair: `count` tapering curves from random roots. `lighting(points)` scales each strand's brightness."""
    chosen = rng.integers(0, len(roots), count)
    turn = rng.normal(0, spread, count)
    way = directions[chosen]
    way = np.stack([way[:, 0] * np.cos(turn) - way[:, 1] * np.sin(turn),
                    way[:, 0] * np.sin(turn) + way[:, 1] * np.cos(turn)], 1)
    reach = (length * rng.uniform(0.35, 1.15, count))[:, None]
    fall = np.array([[0.0, gravity]]) * reach
    root = roots[chosen] + rng.normal(0, 2, (count, 2))
    control = np.stack([
        root,
        root + way * reach * 0.4 + rng.normal(0, 0.1, (count, 2)) * reach,
        root + way * reach * 0.75 + fall * 0.5 + rng.normal(0, 0.5, (count, 2)) * reach * curl,
        root + way * reach + fall + rng.normal(0, 1, (count, 2)) * reach * curl], 1)
    lines = curve(control, 10)
    if curl > 0.25:
        lines = lines + wiggle(rng, count) * reach[:, None] * curl * 0.12
    shade = rng.uniform(0.6, 1.5, count) * (lighting(root) if lighting else 1.0)
    return draw_strands(rng, size, lines, shade, colour, width)


def wiggle(rng, count):
    t = np.linspace(0, 1, 10)[None, :, None]
    rate, phase = rng.uniform(4, 14, (count, 1, 2)), rng.uniform(0, 6.28, (count, 1, 1))
    return np.concatenate([np.sin(t * rate[..., :1] + phase), np.cos(t * rate[..., 1:] + phase)], -1) * t


def draw_strands(rng, size, lines, shade, colour, width):
    rgb = np.zeros((size * SUBPIXELS, size * SUBPIXELS, 3), np.uint8)
    mask = np.zeros(rgb.shape[:2], np.uint8)
    tones = np.clip(linear_to_srgb(np.asarray(colour))[None] * 255 * np.sqrt(shade)[:, None]
                    + rng.normal(0, 6, (len(lines), 3)), 1, 255).astype(int)
    thick = np.maximum(1, np.round(rng.uniform(0.25, width, len(lines)) * SUBPIXELS)).astype(int)
    for line, tone, w in zip(lines, tones, thick):
        points, bend = fixed(line * SUBPIXELS), 6 if w > 1 else len(line)
        for part, t in ((points[:bend + 1], w), (points[bend:], max(1, w // 2))):
            if len(part) > 1:
                cv2.polylines(rgb, [part], False, tuple(tone.tolist()), int(t), cv2.LINE_8, FIXED_POINT_BITS)
                cv2.polylines(mask, [part], False, 255, int(t), cv2.LINE_8, FIXED_POINT_BITS)
    alpha = cv2.resize(mask, (size, size), interpolation=cv2.INTER_AREA).astype(np.float32) / 255
    return cv2.resize(SRGB_TABLE[rgb], (size, size), interpolation=cv2.INTER_AREA), alpha


def over(front, back):
    keep = 1 - front[1]
    return front[0] + back[0] * keep[..., None], front[1] + back[1] * keep


def motion_kernel(rng, length):
    """A curved streak of about `length` pixels."""
    size = int(length) | 1
    kernel, c = np.zeros((size + 1, size + 1), np.float32), size // 2
    angle, bend = rng.uniform(0, math.pi), rng.normal(0, 0.3)
    t = np.linspace(-1, 1, 4 * size)
    x, y = c + t * c * np.cos(angle + bend * t), c + t * c * np.sin(angle + bend * t)
    xi, yi = np.clip(x.astype(int), 0, size - 1), np.clip(y.astype(int), 0, size - 1)
    fx, fy = x - xi, y - yi
    for dy, wy in ((0, 1 - fy), (1, fy)):
        for dx, wx in ((0, 1 - fx), (1, fx)):
            np.add.at(kernel, (yi + dy, xi + dx), wx * wy)
    return np.abs(kernel[:size, :size]) / np.abs(kernel[:size, :size]).sum()


def disk_kernel(radius):
    half = int(math.ceil(radius))
    y, x = np.mgrid[-half:half + 1, -half:half + 1]
    kernel = np.clip(radius + 0.5 - np.sqrt(x * x + y * y), 0, 1).astype(np.float32)
    return kernel / kernel.sum()


def blurred(layer, kernel):
    return (cv2.filter2D(layer[0], -1, kernel, borderType=cv2.BORDER_REPLICATE),
            np.clip(cv2.filter2D(layer[1], -1, kernel, borderType=cv2.BORDER_REPLICATE), 0, 1))
