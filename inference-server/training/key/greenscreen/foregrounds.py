"""Things to stand before the screen. Each drawer returns one layer (premultiplied linear RGB, alpha)."""
import math

import cv2
import numpy as np

from .shapes import (SUBPIXELS, blob, blurred, capsule, curve, disk_kernel, ellipse, fill, fixed, motion_kernel, noise,
                     over, strands)
from .textures import SKIN, hair_colour, pick_tone, random_colour, shaded, sphere_light, texture


def solid(surface, mask):
    return (surface * mask[..., None]).astype(np.float32), mask


def unit(vectors):
    return vectors / (np.linalg.norm(vectors, axis=-1, keepdims=True) + 1e-6)


def toned(rng, size, colour, strength=0.12, base=6):
    return np.asarray(colour) * np.exp(strength * noise(rng, size, size, base, 5))[..., None]


def person(rng, size):
    centre, head_y, r = rng.uniform(0.25, 0.75) * size, rng.uniform(0.22, 0.45) * size, rng.uniform(0.08, 0.2) * size
    skin = toned(rng, size, pick_tone(rng, SKIN))
    figure = torso(rng, size, centre, head_y, r)
    for hand in hands(rng, size, centre, head_y, r):
        figure = over(solid(skin, hand), figure) if rng.random() < 0.5 else over(figure, solid(skin, hand))
    neck = capsule((centre, head_y + r * 0.6), (centre, head_y + r * 1.6), r * 0.42, r * 0.5)
    face = fill(size, [ellipse((centre, head_y), (r * 0.8, r * 1.05)), neck])
    figure = over(solid(shaded(rng, skin, face), face), figure)
    return over(hairdo(rng, size, centre, head_y, r), figure) if rng.random() < 0.85 else figure


def torso(rng, size, x, y, r):
    half, top = rng.uniform(1.6, 2.4) * r, y + r * 1.75
    body = np.array([[x - half, top + r * 0.5], [x - half * 0.6, top], [x, top - r * 0.15], [x + half * 0.6, top],
                     [x + half, top + r * 0.5], [x + half * 0.95, size + 20], [x - half * 0.95, size + 20]])
    sleeves = [capsule((x + s * half * 0.95, top + r * 0.6),
                       (x + s * (half + rng.uniform(0.1, 1.6) * r), top + rng.uniform(0.2, 2.5) * r), r * 0.42,
                       r * 0.36) for s in (-1, 1)]
    mask = fill(size, [body] + sleeves)
    return solid(shaded(rng, texture(rng, size), mask), mask)


def hands(rng, size, x, y, r):
    for side in (-1, 1):
        elbow = np.array([x + side * rng.uniform(1.8, 3.6) * r, y + rng.uniform(2, 4.2) * r])
        wrist = elbow + rng.uniform((-1.5, -2), (1.5, 2)) * r
        fingers = [capsule(wrist, wrist + r * 0.6 * np.array([math.cos(a), math.sin(a)]), r * 0.09, r * 0.06)
                   for a in rng.uniform(0, 6.28) + np.linspace(-0.7, 0.7, 5)]
        yield fill(size, [capsule(elbow, wrist, r * 0.34, r * 0.22)] + fingers)


def hairdo(rng, size, x, y, r):
    colour = hair_colour(rng)
    angle = rng.uniform(math.pi * 0.95, math.pi * 2.05, 300)
    roots = np.stack([x + r * 0.8 * np.cos(angle) * rng.uniform(0.5, 1, 300),
                      y + r * 1.05 * np.sin(angle) * rng.uniform(0.6, 1, 300)], 1)
    ways = unit(roots - np.array([x, y]))
    cap = fill(size, [ellipse((x, y - r * 0.12), (r * 0.86, r * 1.1))], [ellipse((x, y + r * 0.4), (r * 0.7, r * 0.85))])
    length = r * (rng.uniform(0.15, 0.6) if rng.random() < 0.35 else rng.uniform(0.6, 3))
    tint = np.exp(0.35 * noise(rng, size, size, 20, 4, 0.7, 0.3))[..., None]
    hair = over(strands(rng, size, roots, ways, length, int(rng.uniform(150, 1100)), colour, rng.uniform(0.02, 0.5),
                        rng.uniform(0.5, 1.4), rng.uniform(-0.2, 1.2)), solid(colour * tint, cap))
    if rng.random() < 0.6:
        loose = strands(rng, size, roots, ways, length * 1.5, int(rng.uniform(10, 80)),
                        np.clip(colour * rng.uniform(0.8, 2), 0, 1), 0.5, 0.45, rng.uniform(-0.3, 0.6))
        hair = over(loose, hair)
    return hair


def groomed(rng, size):
    """A lit, rendered-looking head or ball under very many thin strands of sub-pixel coverage."""
    centre = rng.uniform(0.35, 0.65, 2) * size
    radii = rng.uniform(0.12, 0.26) * size * np.array([rng.uniform(0.75, 1), rng.uniform(0.9, 1.15)])
    at, image = sphere_light(rng, size, centre, radii)
    skin, shell = pick_tone(rng, SKIN), fill(size, [ellipse(centre, radii)])
    figure = over(solid(toned(rng, size, skin, 0.05) * image[..., None], shell), shoulders(rng, size, centre, radii, skin))
    ball = rng.random() < 0.35
    count = 500
    angle = rng.uniform(0, 6.28, count) if ball else rng.uniform(math.pi * 0.9, math.pi * 2.1, count)
    depth = np.sqrt(rng.uniform(0, 1, count))
    ways = np.stack([np.cos(angle) * depth, np.sin(angle) * depth], 1)
    length = radii.mean() * (rng.uniform(0.2, 0.6) if ball else rng.uniform(0.4, 1.6))
    coat = strands(rng, size, centre + ways * radii, ways * 1.2, length, int(np.exp(rng.uniform(7.2, 9.2))),
                   hair_colour(rng), rng.uniform(0, 0.12), rng.uniform(0.25, 0.5), rng.uniform(-0.1, 0.5),
                   rng.uniform(0.03, 0.25), at)
    return over(coat, figure)


def shoulders(rng, size, centre, radii, skin):
    neck = fill(size, [capsule(centre + [0, radii[1] * 0.5], centre + [0, radii[1] * 1.7], radii[0] * 0.45, radii[0] * 0.45)])
    middle, extent = centre + [0, radii[1] * 3], radii * rng.uniform((1.8, 1.3), (2.4, 1.7))
    trunk = fill(size, [ellipse(middle, extent)])
    cloth = texture(rng, size, rng.choice(["flat", "fabric", "photo"])) * sphere_light(rng, size, middle, extent)[1][..., None]
    return over(solid(cloth, trunk), solid(toned(rng, size, skin, 0.03), neck))


def lump(rng, size):
    holes = [blob(rng, size, radius=rng.uniform(0.02, 0.1) * size) for _ in range(rng.integers(0, 3))]
    mask = fill(size, [blob(rng, size) for _ in range(rng.integers(1, 4))], holes)
    return solid(shaded(rng, texture(rng, size), mask), mask)


def facets(rng, size):
    """A low-polygon object: every facet has its own light."""
    centre, r, colour = rng.uniform(0.3, 0.7, 2) * size, rng.uniform(0.1, 0.3) * size, random_colour(rng)
    outline = centre + unit(rng.normal(0, 1, (14, 2))) * r * rng.uniform(0.6, 1.2, (14, 1))
    outline = outline[np.argsort(np.arctan2(*(outline - centre).T))]
    hub, mask = centre + rng.normal(0, 0.2, 2) * r, fill(size, [outline])
    surface = np.zeros((size, size, 3), np.float32)
    for a, b in zip(outline, np.roll(outline, -1, 0)):
        middle = (a + b) / 2 * rng.uniform(0.4, 0.8) + hub * 0.3
        for triangle in ([a, b, middle], [hub, a, middle], [hub, b, middle], [hub, a, b]):
            cv2.fillPoly(surface, [fixed(np.array(triangle))], (colour * rng.uniform(0.3, 1.3)).tolist(), cv2.LINE_8, 4)
    return solid(surface + (surface.sum(-1, keepdims=True) == 0) * colour, mask)


def thin(rng, size):
    grid = np.zeros((size * SUBPIXELS,) * 2, np.uint8)
    rng.choice([wires, letters, net, leaves, rings])(rng, grid)
    mask = cv2.resize(grid, (size, size), interpolation=cv2.INTER_AREA).astype(np.float32) / 255
    return solid(texture(rng, size), mask)


def wires(rng, grid):
    for _ in range(rng.integers(3, 25)):
        ends = rng.uniform(-0.1, 1.1, (4, 2)) * len(grid)
        if rng.random() < 0.5:
            ends[1:3] = ends[0] + (ends[3] - ends[0]) * np.array([[0.33], [0.66]])
        cv2.polylines(grid, [fixed(curve(ends, 40))], False, 255, int(rng.uniform(1, 20)), cv2.LINE_8, 4)


def letters(rng, grid):
    for _ in range(rng.integers(2, 8)):
        text = "".join(chr(rng.integers(33, 122)) for _ in range(8))
        place = (rng.uniform((-0.1, 0.1), (0.7, 1)) * len(grid)).astype(int).tolist()
        cv2.putText(grid, text, place, int(rng.integers(0, 8)), rng.uniform(2, 14), 255, int(rng.uniform(2, 24)))


def net(rng, grid):
    tilt, spacing, width, side = rng.uniform(0, 1.57), rng.uniform(8, 60) * SUBPIXELS, int(rng.uniform(1, 12)), len(grid)
    for turn in (tilt, tilt + 1.57 + rng.normal(0, 0.2)):
        way = np.array([math.cos(turn), math.sin(turn)])
        for offset in np.arange(-2 * side, 2 * side, spacing):
            middle = side / 2 + np.array([-way[1], way[0]]) * offset
            ends = [(middle + s * way * 2 * side).astype(int).tolist() for s in (-1, 1)]
            cv2.line(grid, *ends, 255, width)


def leaves(rng, grid):
    for _ in range(rng.integers(5, 40)):
        axes = (int(rng.uniform(10, 160)), int(rng.uniform(3, 40)))
        cv2.ellipse(grid, (rng.uniform(0, 1, 2) * len(grid)).astype(int).tolist(), axes, rng.uniform(0, 360), 0, 360, 255, -1)


def rings(rng, grid):
    for _ in range(rng.integers(1, 5)):
        axes = (rng.uniform(0.05, 0.35, 2) * len(grid)).astype(int).tolist()
        place = (rng.uniform(0.2, 0.8, 2) * len(grid)).astype(int).tolist()
        cv2.ellipse(grid, place, axes, rng.uniform(0, 360), 0, 360, 255, int(rng.uniform(3, 40)))


def fur(rng, size):
    outline = blob(rng, size, roughness=rng.uniform(0.05, 0.2))
    mask = fill(size, [outline])
    colour = random_colour(rng) if rng.random() < 0.4 else hair_colour(rng)
    hide = texture(rng, size, "noise")
    hide = hide / (hide.mean((0, 1)) + 1e-4) * colour
    tangent = np.roll(outline, -1, 0) - np.roll(outline, 1, 0)
    coat = strands(rng, size, outline, unit(np.stack([tangent[:, 1], -tangent[:, 0]], 1)),
                   rng.uniform(0.02, 0.15) * size, int(rng.uniform(400, 2000)), colour, rng.uniform(0.05, 0.4),
                   rng.uniform(0.4, 1.2), rng.uniform(-0.2, 0.5))
    return over(coat, solid(shaded(rng, hide, mask), mask))


def smoke(rng, size):
    cloud = (noise(rng, size, size, rng.uniform(2, 5), 6, 0.55) + rng.uniform(-0.5, 1)) * rng.uniform(0.15, 0.5)
    return translucent(rng, size, np.ones(3) * rng.uniform(0.05, 0.9), np.clip(cloud, 0, rng.uniform(0.4, 1)))


def veil(rng, size, sheets=1):
    """Sheets of one thin cloth, each a little off the one below, most of them white."""
    colour = np.ones(3) * rng.uniform(0.3, 0.9) if rng.random() < 0.5 else random_colour(rng) * 0.5 + 0.3
    outline, thickness = blob(rng, size, radius=rng.uniform(0.2, 0.5) * size), rng.uniform(0.1, 0.6)
    folds = np.exp(rng.uniform(0, 0.5) * noise(rng, size, size, 3, 3, 0.5, rng.uniform(0.3, 3)))
    masks = [fill(size, [outline + rng.normal(0, 0.03, 2) * size]) for _ in range(sheets)]
    alpha = 1 - np.prod([1 - mask * np.clip(thickness * folds, 0, 1) for mask in masks], 0)
    return translucent(rng, size, colour, alpha)


def veiled(rng, size):
    """Somebody with a veil behind the hair, or before it."""
    figure, cloth = rng.choice([person, groomed])(rng, size), veil(rng, size, rng.integers(1, 4))
    return over(figure, cloth) if rng.random() < 0.7 else over(cloth, figure)


def panel(rng, size):
    """A graphic as editors lay over pictures: a flat plate, often white, with buttons and letters on it."""
    corner, extent = rng.uniform(0.05, 0.45, 2) * size, rng.uniform((0.25, 0.1), (0.6, 0.5)) * size
    paper = np.ones(3) * rng.uniform(0.5, 1) if rng.random() < 0.6 else random_colour(rng)
    layer = flat(size, paper, rounded(rng, corner, extent))
    for _ in range(rng.integers(0, 4)):
        place, part = corner + rng.uniform(0, 0.7, 2) * extent, rng.uniform(0.1, 0.3, 2) * extent
        layer = over(flat(size, random_colour(rng), rounded(rng, place, part)), layer)
    grid = np.zeros((size * SUBPIXELS,) * 2, np.uint8)
    letters(rng, grid)
    text = cv2.resize(grid, (size, size), interpolation=cv2.INTER_AREA).astype(np.float32) / 255 * layer[1]
    return over((random_colour(rng) * text[..., None], text), layer)


def flat(size, colour, outline):
    return solid(np.broadcast_to(colour, (size, size, 3)), fill(size, [outline]))


def rounded(rng, corner, extent):
    """The outline of a box with round corners."""
    radius = rng.uniform(0, 0.5) * extent.min()
    angle = np.linspace(0, 2 * math.pi, 64, endpoint=False)
    ways = np.stack([np.cos(angle), np.sin(angle)], 1)
    return corner + extent / 2 + ways * radius + np.sign(ways + 1e-9) * (extent / 2 - radius)


def glass(rng, size):
    mask = fill(size, [blob(rng, size, roughness=0.05, radius=rng.uniform(0.1, 0.3) * size)])
    rim = np.exp(-cv2.distanceTransform((mask > 0.5).astype(np.uint8), cv2.DIST_L2, 3) / rng.uniform(4, 20))
    glint = (noise(rng, size, size, 4, 3) > 1.6) * 0.7
    alpha = mask * np.clip(rng.uniform(0.02, 0.15) + rim * rng.uniform(0.3, 0.9) + glint, 0, 1)
    return translucent(rng, size, random_colour(rng) * 0.5 + 0.3, alpha)


def tumbler(rng, size):
    """A drinking glass: a nearly clear wall, dark refracting lines, a heavy foot."""
    x, y = rng.uniform(0.2, 0.7, 2) * size
    w, h, edge = rng.uniform(0.12, 0.25) * size, rng.uniform(0.2, 0.4) * size, rng.uniform(2, 6)
    box = np.array([[x, y], [x + w, y], [x + w * 0.95, y + h], [x + w * 0.05, y + h]])
    inner = np.array([[x + edge, y + edge], [x + w - edge, y + edge], [x + w * 0.95 - edge, y + h * 0.9],
                      [x + w * 0.05 + edge, y + h * 0.9]])
    wall, grid = fill(size, [box], [inner]), np.zeros((size * SUBPIXELS,) * 2, np.uint8)
    wires(rng, grid)
    lines = cv2.resize(grid, (size, size), interpolation=cv2.INTER_AREA).astype(np.float32) / 255 * fill(size, [inner])
    alpha = np.maximum(np.maximum(wall * rng.uniform(0.6, 1), lines), fill(size, [box]) * rng.uniform(0.02, 0.25))
    grey = np.ones(3) * rng.uniform(0.02, 0.6)
    return translucent(rng, size, grey, alpha)


def translucent(rng, size, colour, alpha):
    tint = np.exp(0.3 * noise(rng, size, size, 4, 4))[..., None]
    return (colour * tint * alpha[..., None]).astype(np.float32), alpha.astype(np.float32)


KINDS = {person: 0.22, groomed: 0.24, lump: 0.11, facets: 0.05, thin: 0.10, fur: 0.11, smoke: 0.03, veil: 0.03,
         veiled: 0.05, panel: 0.03, glass: 0.02, tumbler: 0.02}


def softened(rng, layer):
    """Motion blur, defocus, or a blur that changes across the picture, each on some layers."""
    size, chance = len(layer[1]), rng.random()
    if chance < 0.20:
        return blurred(layer, motion_kernel(rng, rng.uniform(5, 45)))
    if chance < 0.38:
        return blurred(layer, disk_kernel(rng.uniform(1, 9)))
    if chance > 0.46:
        return layer
    moving, mix = blurred(layer, motion_kernel(rng, rng.uniform(9, 45))), np.clip(noise(rng, size, size, 2, 2) * 2, 0, 1)
    return (layer[0] * (1 - mix[..., None]) + moving[0] * mix[..., None], layer[1] * (1 - mix) + moving[1] * mix)


def foreground(rng, size):
    """One to three things over each other: [H,W,4], premultiplied linear RGB and alpha."""
    kinds, weights = list(KINDS), np.array(list(KINDS.values()))
    layer = (np.zeros((size, size, 3), np.float32), np.zeros((size, size), np.float32))
    for index in rng.choice(len(kinds), rng.choice([1, 2, 3], p=[0.5, 0.35, 0.15]), p=weights / weights.sum()):
        layer = over(softened(rng, kinds[index](rng, size)), layer)
    return np.concatenate([np.clip(layer[0], 0, 2), np.clip(layer[1], 0, 1)[..., None]], -1).astype(np.float16)
