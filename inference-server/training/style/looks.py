"""The painters: one function a look, from a soft sheet to a canvas. `PAINTERS` has them by name, with all that their packs say."""

import numpy as np

from ..pencil import concat
from .canvas import Sheet, blur, calmed, double, halved, luma, resized, shift, stretch
from .look import hanging
from .strokes import (Cells, Flow, Raster, bands, dot_screen, flatten, grain, hatch, ink_field, lay, paper, relight, saturate,
                     soft_below)
from .tiles import dragged_tile, even_tile, normal_tile, stipple_tile

PAINTERS = {}
look = hanging(PAINTERS, Sheet)


@look("Ink cartoon", "content: lines and flats follow the picture")
def ink(sheet):
    """Ink cartoon: flat colour in few tones, black lines that swell, folds and features in ink, shadows laid in black."""
    flat = flatten(flatten(sheet.rgb, 9, noise=0.0004), 6, noise=0.0004)
    grey = double(luma(flat))
    colour = relight(saturate(stretch(blur(flat, 2.0, channels=3)), 1.4), bands(grey, 3, 24.0) * 0.92 + 0.06)
    flow = Flow(sheet.luma, 2.5)
    line = ink_field(luma(flat) * 0.3 + sheet.luma * 0.7, flow) + (1.0 - flow.coherence) * 0.003
    bare = soft_below(double(line), -0.004, 600.0) * (1.0 - 0.85 * features(sheet, flow, 0.025, 0.09))
    return colour * (0.06 + 0.94 * bare * (0.25 + 0.75 * grey.smoothstep(0.05, 0.14)))


@look("Cut-out paper", "sheets and shadows follow the picture; the paper's grain stays with the screen")
def papercut(sheet):
    """Cut-out paper: sheets of one tone each, stacked, with bright cuts, each throwing a soft shadow on the one below."""
    flat = flatten(flatten(sheet.rgb, 5), 4)
    grey = calmed(luma(flat))
    crisp = double(grey)
    hue = stretch(blur(flat, 5.0, channels=3))
    levels = (0.0, 0.13, 0.3, 0.48, 0.68)
    tone = crisp * 0.0 + 0.09
    for low, high in zip(levels[1:], levels[2:] + (1.0,)):
        soft = ((grey - low) * 40.0).sigmoid()
        cover = ((crisp - low) * 90.0).sigmoid()
        cast = stretch(blur(shift(soft, 5, 6), 3.5)) - cover
        rim = (cover - shift(cover, 2, 2)).maximum(0.0)
        sheet_tone = cover * ((low + high) * 0.5 + 0.04) + rim * 0.22
        tone = tone * (1.0 - 0.85 * cast.maximum(0.0)) * (1.0 - cover) + sheet_tone
    return saturate(relight(hue, tone), 1.6) * paper(sheet, sheet.canvas_size(), 0.03)


@look("Oil paint", "strokes follow the picture's forms; the bristles' grain stays with the screen")
def oil(sheet):
    """Oil: thick paint dragged along the form, ridges of the bristles lit from the upper left, the calmer the plainer the picture."""
    flat = flatten(sheet.rgb, 6)
    grey = luma(flat)
    flow = Flow(grey, 4.0)
    size = (sheet.lines, sheet.columns)
    broad, fine = even_tile(normal_tile(3), 1.7), even_tile(normal_tile(4), 2.5)
    bristle = lay(sheet, size, broad, 2) * 0.075 + lay(sheet, size, fine) * 0.045
    tone = flow.drag(bristle * (0.35 + 0.65 * lively(sheet)) + grey, 8.0)
    height = double(tone)
    light = shift(height, 1, 1) - shift(height, -1, -1)
    # What is seen of colour is seen of tone: the rest may be of half the size.
    paint = resized(flow.halved().drag(halved(flat), 4.0), size)
    colour = double(saturate(relight(paint, tone), 1.5), 3)
    return (colour * (1.0 - light * 3.4)).clip()


@look("Watercolour", "washes and the drawing under them follow the picture; paper and pigment grain stay with the screen")
def watercolour(sheet):
    """Watercolour: pale washes that pool at their edges, pigment in the grain of the paper, a drawing under them, light left white."""
    size = sheet.canvas_size()
    flat = flatten(flatten(sheet.rgb, 5), 4)
    grey = luma(flat)
    crisp = double(grey)
    washes = lambda tone: bands(tone, 4, 34.0) * 0.75 + tone * 0.25
    wash = relight(double(saturate(flat, 1.5), 3), washes(crisp)) * 0.70 + 0.30
    density = washes(grey)
    pool = (blur(density, 5.0) - blur(density, 0.8)).maximum(0.0)
    depth = (1.0 - luma(wash)).minimum(0.5)
    rough = grain(sheet, size, 3, 5) * 0.6 + grain(sheet, size, 1, 6) * 0.5
    blotch = blur(grain(sheet, size, 40, 7), 8.0)
    thickness = 1.0 + double(pool) * 9.0 + depth * (rough * 0.11 + blotch * 0.18)
    stained = (wash.maximum(0.02).log() * thickness).exp()
    bare = stained + (1.0 - stained) * crisp.smoothstep(0.68, 0.86) * 0.75
    tooth = lay(sheet, size, even_tile(normal_tile(8), 1.0))
    line = double(ink_field(sheet.luma, Flow(sheet.luma, 2.0), 0.8))
    drawing = 0.72 + 0.28 * soft_below(line, -0.0055 + tooth * 0.0012, 420.0)
    return bare * drawing * paper(sheet, size, 0.025)


@look("Graphite pencil", "outlines follow the picture; hatching stays with the paper, that is the screen")
def pencil(sheet):
    """Graphite pencil: outlines and folds, three layers of strokes laid as broad tones ask, tooth of the paper."""
    size = sheet.canvas_size()
    grey = double(luma(flatten(sheet.rgb, 6)))
    tooth = lay(sheet, size, even_tile(normal_tile(8), 1.0))
    page = 1.0
    for salt, degrees, start in ((21, -52.0, 0.84), (22, -30.0, 0.56), (23, -75.0, 0.32)):
        stroke = lay(sheet, size, even_tile(dragged_tile(salt, degrees, 20.0, 0.8), 1.7)) + tooth * 0.5
        dark = ((start - grey) * (1.0 / start)).maximum(0.0)
        page = page * (1.0 - 0.55 * ((dark * 4.6 - 2.0 + stroke) * 1.0).sigmoid() * (dark * 5.0).clip())
    flow = Flow(sheet.luma, 2.0)
    line = double(ink_field(sheet.luma, flow, 0.8))
    page = page * (0.3 + 0.7 * soft_below(line, -0.0045 + tooth * 0.0008, 420.0)) * (1.0 - 0.6 * features(sheet, flow, 0.02, 0.12))
    page = page * (1.0 + tooth * 0.012)
    return concat(page, page, page) * sheet.colour(.965, .955, .935)


@look("Copper engraving", "lines bend and swell with the picture; their raster stays with the screen")
def engraving(sheet):
    """Copper engraving: lines that swell with the dark and bend with the form; a second set crosses in shadow."""
    raster = Raster(sheet.canvas_size())
    grey = double(blur(sheet.luma, 1.2))
    tone = (grey.maximum(0.001)).sqrt() * 0.5 + grey * 0.5
    bend = double(blur(sheet.luma, 6.0)) * 12.0
    first = hatch(tone, raster.across(42.0) + bend, 4.5, 5.0)
    second = hatch((tone * 1.9 + 0.02).clip(0.0, 1.2), raster.across(-42.0) - bend, 4.5, 5.0)
    line = double(ink_field(sheet.luma, Flow(sheet.luma, 2.0), 0.8))
    page = first * second * soft_below(line, -0.006, 600.0)
    ink_colour, stock = np.float32([.10, .12, .16]), np.float32([.96, .93, .86])
    return sheet.colour(*ink_colour) + page * sheet.colour(*(stock - ink_colour))


@look("Four-colour halftone", "dot sizes follow the picture; the dot raster stays with the screen")
def halftone(sheet):
    """Four-colour print of a drawing: flat colours in cyan, magenta, yellow and black dots side by side on one slanting grid, and
    its lines in solid black."""
    raster = Raster(sheet.canvas_size())
    rgb = double(saturate(flatten(sheet.rgb, 5), 1.25), 3)
    black = (1.0 - rgb.channels_max())
    black = black * black * 0.8
    page = None
    inks = ((0, (0.0, 0.0), (.03, .74, .94)), (1, (0.5, 0.5), (.93, .16, .62)), (2, (0.0, 0.5), (1.0, .93, .16)))
    for index, phase, colour in inks:
        share = ((1.0 - rgb.channel(index) - black) / (1.0 - black + 0.02)).clip() * 0.88
        cover = ((share - dot_screen(raster, 45.0, 4.5, phase)) * 7.0).sigmoid()
        tint = 1.0 - cover * sheet.colour(*(1 - np.float32(colour)))
        page = tint if page is None else page * tint
    cover = ((black - dot_screen(raster, 45.0, 4.5, (0.5, 0.0))) * 7.0).sigmoid()
    flow = Flow(sheet.luma, 2.0)
    page = page * (1.0 - 0.88 * cover) * (1.0 - 0.8 * features(sheet, flow, 0.03, 0.10))
    return page * sheet.colour(.99, .98, .955)


@look("Neon night", "tubes and glow follow the picture")
def neon(sheet):
    """Neon night: a dark city blue, edges that glow in the colour of what they bound."""
    flat = flatten(sheet.rgb, 4)
    flow = Flow(luma(flat), 1.6)
    slope = sum_of_slopes(flat)
    edge = flow.drag(slope, 2.1)
    tube = ((edge - 0.05) * 2.8).clip().smoothstep(0.0, 1.0)
    hue = blur(flat, 1.5, channels=3)
    hue = hue - hue.channels_min()
    hue = hue / (hue.channels_max() + 0.05)
    tint = sheet.colour
    warm = luma(flat)
    light = hue * 0.9 + tint(.62, .10, .95) * (1.0 - warm) * 0.55 + tint(.05, .62, .95) * warm * 0.55
    glow = light * tube
    halo = blur(glow, 3.0, channels=3) * 0.8 + blur(glow, 10.0, channels=3) * 1.5
    night = flat * flat * tint(.20, .15, .42) + tint(.010, .008, .03)
    core = double(tube * tube) * 0.20
    return 1.0 - (-(double(night + halo + glow, 3) + core) * 1.2).exp()


@look("Anime", "tones, rims and lines follow the picture")
def anime(sheet):
    """Anime: flat colours in two tones parted by one edge, cool shadows, a lit rim, inked outlines and features, skies that glow."""
    flat = flatten(flatten(sheet.rgb, 7), 5)
    grey = luma(flat)
    crisp, around = double(grey), double(blur(grey, 18.0))
    lit = ((crisp - around * 0.97) * 22.0).sigmoid()
    tone = (bands(crisp, 3, 26.0) * 0.48 + around * 0.19 + lit * 0.28) * 0.94 + 0.09
    colour = relight(saturate(stretch(blur(flat, 2.0, channels=3)), 1.5), tone)
    tint = sheet.colour
    shade = 1.0 - tone.smoothstep(0.18, 0.62)
    colour = colour * (1.0 + (tint(.84, .92, 1.30) - 1.0) * shade) + tint(.0, .012, .06) * shade
    rim = ((crisp - shift(crisp, 7, 6)) * 12.0 - 1.6).sigmoid() * lit
    sky = double(blur(grey, 24.0).smoothstep(0.55, 0.95))
    colour = (colour + tint(.22, .21, .185) * rim + tint(.105, .09, .07) * sky).clip()
    flow = Flow(sheet.luma, 2.0)
    colour = colour * (1.0 - 0.65 * features(sheet, flow, 0.03, 0.10))
    line = ink_field(luma(flat) * 0.35 + sheet.luma * 0.65, flow) + (1.0 - flow.coherence) * 0.003
    return (colour * colour * tint(.30, .22, .34)).mix(colour, soft_below(double(line), -0.004, 600.0))


@look("Two-ink print", "inks follow the picture; the print's grain stays with the screen")
def twoink(sheet):
    """Two-ink print: blue and coral on cream, slightly out of register, finely stippled, each ink where the other is not,
    both of them in its lines."""
    size = sheet.canvas_size()
    flat = flatten(flatten(sheet.rgb, 7), 5)
    stipple = lay(sheet, size, stipple_tile(11)) * 0.11
    dark = double(1.0 - luma(flat))
    warm = double((flat.channel(0) - flat.channel(2)) * 1.1 + (1.0 - luma(flat)) * 0.55)
    blue = ((dark * 1.15 - 0.52 + stipple) * 9.0).sigmoid()
    coral = ((shift(warm, 3, 2) - 0.30 - stipple) * 9.0).sigmoid()
    tint = sheet.colour
    page = 1.0 - coral * (1.0 - tint(1.0, .42, .36))
    page = page * (1.0 - blue * (1.0 - tint(.16, .27, .55)))
    page = page * (1.0 - features(sheet, Flow(sheet.luma, 2.0), 0.025, 0.09) * (1.0 - tint(.16, .18, .36)))
    return page * tint(.97, .94, .87)


@look("Mosaic", "stones stay with the screen and lean to the picture's edges")
def mosaic(sheet):
    """Mosaic: small stones set along the edges, pale joints, each stone a little its own colour, the less the plainer
    the picture."""
    cells = Cells(sheet, (sheet.lines, sheet.columns), 11, 2, 26.0)
    busyness = lively(sheet)
    between = lambda plain, busy: busyness * (busy - plain) + plain
    stone = double(saturate(cells.colour, 1.45) * (1.0 + cells.tint * between(0.01, 0.08)), 3)
    lead = double(cells.lead)
    joint = ((lead - 0.30) * 10.0).sigmoid() * double(between(0.45, 0.95))
    light = (shift(lead, -1, -1) - shift(lead, 1, 1)) * double(between(0.03, 0.1))
    grout = sheet.colour(.72, .70, .66) * (0.35 + 0.65 * double(blur(sheet.luma, 6.0)))
    return (stone * (1.0 + light)).mix(grout, joint)


def sum_of_slopes(rgb):
    """Length of the colour gradient; 0 in calm areas."""
    right, down = rgb - shift(rgb, 2, 0), rgb - shift(rgb, 0, 2)
    right, down = shift(right, -1, 0), shift(down, 0, -1)
    return (right.square() + down.square()).channels_sum().sqrt()


def features(sheet, flow, least, most):
    """Eyes, mouths, folds, blades of grass: what is darker than its surroundings, drawn along the form."""
    return double(flow.drag(blur(sheet.luma, 4.0) - sheet.luma, 2.0).smoothstep(least, most))


def lively(sheet):
    """How much there is to see around each pixel: 0 on a plain wall, 1 in foliage."""
    return (blur(sum_of_slopes(sheet.rgb), 12.0) * 20.0).minimum(1.0)
