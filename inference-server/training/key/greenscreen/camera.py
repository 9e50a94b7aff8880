"""Puts a foreground before a screen and shoots it: spill, lens, sensor, encoding, compression.

The truth is the foreground as it would look without the screen's light; lens blur and exposure apply to the truth too.
"""
import subprocess

import cv2
import numpy as np

from .colour import linear_to_log, linear_to_rec709, linear_to_srgb, log_to_linear
from .screens import screen
from .shapes import noise

SCREEN_COLOURED = 0.14


def spill(rng, premultiplied, alpha, paint, plate):
    """Screen light bounced by the foreground: everywhere, at rims, as a faint sheen, and from a reflecting floor."""
    size = len(alpha)
    everywhere = rng.uniform(0, 0.33) * (rng.random() < 0.4)      # less than half: what may be neutral is taken for neutral
    rim = rng.uniform(0, 0.95) * (rng.random() < 0.7)
    small = cv2.resize(alpha, (size // 4, size // 4), interpolation=cv2.INTER_AREA)
    near = cv2.resize(cv2.GaussianBlur(small, (0, 0), rng.uniform(1.5, 10)), (size, size))
    bounce = everywhere + rim * np.clip(1 - near, 0, 1) ** 1.5 * 1.2
    if rng.random() < 0.15:
        bounce = bounce + rng.uniform(0, 0.8) * np.clip((np.arange(size) / size - 0.5) * 2, 0, 1)[:, None]
    colour = paint / max(paint.max(), 1e-3) * plate.mean() / max(paint.mean(), 1e-3)
    sheen = alpha * bounce * rng.uniform(0, 0.06)
    return premultiplied * (1 + bounce[..., None] * colour) + sheen[..., None] * colour


def screen_coloured(rng, light, blue):
    """Dyes parts of the foreground in the screen's hue: such clothes and props have to stay solid."""
    size = len(light)
    dye = rng.uniform(0.1, 0.9, 3)
    dye[2 if blue else 1] = rng.uniform(0.9, 1.6)
    parts = np.clip(noise(rng, size, size, rng.uniform(1.5, 4), 2) * 8 + rng.uniform(-4, 8), 0, 1)[..., None]
    return light * (1 + parts * (dye.astype(np.float32) - 1))


def sensor_noise(rng, plate):
    shot, read = rng.uniform(0, 0.02), rng.uniform(0, 0.006)
    grain = rng.standard_normal(plate.shape).astype(np.float32)
    if rng.random() < 0.4:
        grain = cv2.GaussianBlur(grain, (0, 0), rng.uniform(0.4, 0.9)) * 1.6
    return plate + grain * np.sqrt(np.maximum(plate, 0) * shot * shot + read * read)


def jpeg(rng, image):
    code = cv2.imencode(".jpg", (image[..., ::-1] * 255 + 0.5).astype(np.uint8),
                        [cv2.IMWRITE_JPEG_QUALITY, int(rng.uniform(55, 97))])[1]
    return cv2.imdecode(code, cv2.IMREAD_COLOR)[..., ::-1] / np.float32(255)


def subsampled(rng, image):
    """4:2:0 or 4:2:2."""
    ycc, size = cv2.cvtColor(image.astype(np.float32), cv2.COLOR_RGB2YCrCb), len(image)
    rows = size // 2 if rng.random() < 0.7 else size
    for i in (1, 2):
        chroma = cv2.resize(ycc[..., i], (size // 2, rows), interpolation=cv2.INTER_AREA)
        ycc[..., i] = cv2.resize(chroma, (size, size), interpolation=cv2.INTER_LINEAR)
    return cv2.cvtColor(ycc, cv2.COLOR_YCrCb2RGB)


def h264(rng, image):
    size = len(image)
    raw = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{size}x{size}"]
    quiet = ["ffmpeg", "-v", "error", "-threads", "1"]
    coded = subprocess.run(quiet + raw + ["-i", "-", "-c:v", "libx264", "-preset", "veryfast", "-threads", "1", "-crf",
                                          str(int(rng.uniform(16, 30))), "-pix_fmt", "yuv420p", "-f", "h264", "-"],
                           input=(image * 255 + 0.5).astype(np.uint8).tobytes(), capture_output=True, check=True).stdout
    out = subprocess.run(quiet + ["-f", "h264", "-i", "-", "-f", "rawvideo", "-pix_fmt", "rgb24", "-"], input=coded,
                         capture_output=True, check=True).stdout
    return np.frombuffer(out, np.uint8).reshape(size, size, 3).astype(np.float32) / 255


def recorded(rng, linear, curve):
    """What the camera's file holds, in the display encoding the network works in."""
    image = np.clip(curve(linear), 0, 1)
    if rng.random() < 0.08:
        steps = 1023 if rng.random() < 0.7 else 255
        return np.clip(curve(log_to_linear(np.round(linear_to_log(linear) * steps) / steps)), 0, 1)
    if rng.random() < 0.35:
        soft = cv2.GaussianBlur(image, (0, 0), rng.uniform(0.6, 1.5))
        image = np.clip(image + rng.uniform(0.1, 0.9) * (image - soft), 0, 1)
    chance = rng.random()
    if chance < 0.36:
        image = jpeg(rng, image)
    elif chance < 0.64:
        image = subsampled(rng, image)
    elif chance < 0.80:
        image = h264(rng, image)
    return np.round(np.clip(image, 0, 1) * 255) / 255 if rng.random() < 0.7 else np.clip(image, 0, 1)


def camera_curve(rng):
    """A display encoding, with the contrast that many cameras and grades add."""
    encoding = linear_to_srgb if rng.random() < 0.8 else linear_to_rec709
    contrast = rng.uniform(0, 0.9) if rng.random() < 0.3 else 0.0

    def curve(light):
        x = np.clip(encoding(light), 0, 1)
        return x + contrast * (x * x * (3 - 2 * x) - x)

    return curve


def lens(rng, images):
    sigma = rng.uniform(0, 1.1)
    if sigma < 0.3:
        return images
    kernel = cv2.getGaussianKernel(7, sigma).astype(np.float32)
    return [cv2.sepFilter2D(image, -1, kernel, kernel) for image in images]


def shoot(rng, layer):
    """One plate from a foreground [S,S,4]: `plate`, `fg` (straight), `alpha`, `screen` encoded, all in 0..1.

    Blue screens come out with green and blue exchanged, as the network sees them.
    """
    layer = layer[:, ::-1] if rng.random() < 0.5 else layer
    alpha = np.ascontiguousarray(layer[..., 3], np.float32)
    clean = layer[..., :3] * (np.exp(rng.normal(0, 0.3)) * np.exp(rng.normal(0, 0.08, 3))).astype(np.float32)
    clean, blue = clean.astype(np.float32), rng.random() < 0.25
    clean = screen_coloured(rng, clean, blue) if rng.random() < SCREEN_COLOURED else clean
    plate, paint = screen(rng, len(alpha), blue)
    lit = spill(rng, clean, alpha, paint, plate) if rng.random() < 0.8 else clean
    clean, lit, alpha, plate = lens(rng, [clean, lit.astype(np.float32), alpha, plate])
    seen = lit + (1 - alpha[..., None]) * plate
    seen = sensor_noise(rng, seen) if rng.random() < 0.85 else seen
    exposure, curve = np.exp(rng.normal(-0.05, 0.2)), camera_curve(rng)
    straight = np.clip(curve(clean * exposure / np.maximum(alpha, 1e-4)[..., None]), 0, 1)
    straight[alpha < 1e-3] = 0
    order = [0, 2, 1] if blue else [0, 1, 2]
    return {"plate": recorded(rng, np.maximum(seen * exposure, 0), curve)[..., order], "fg": straight[..., order],
            "alpha": np.clip(alpha, 0, 1), "screen": np.clip(curve(plate * exposure), 0, 1)[..., order]}
