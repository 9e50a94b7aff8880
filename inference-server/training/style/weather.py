"""Times of day and weather, `WEATHER` by name: what they do to light is worked out softly on the sheet and laid over the picture's
own pixels, which stay as sharp as they were."""

from functools import cached_property

import numpy as np

from ..pencil import concat
from .canvas import Sheet, blur, halved, interleaved, luma, ramp, resized
from .look import hanging
from .precipitation import RAIN_LEAN, SNOW_LEAN, drops, falling, flakes
from .strokes import lay
from .tiles import slow_tile

NEAR_RAIN, RAIN, FAR_RAIN = (31, 52, 1.0, 130), (32, 30, 0.8, 420), (33, 16, 0.7, 1100)  # salt, length, width, how many in a tile
NEAR_SNOW, SNOW, FAR_SNOW = (41, 8, 8.0, 16), (42, 4, 3.4, 120), (43, 2, 1.9, 620)  # the same


class Scene(Sheet):
    """A sheet, and the picture itself in planes: `picture` and `grey`. Where something falls, `fallen` says for how many frames."""

    def __init__(self, name):
        super().__init__(name)
        self.amount = self.graph.input("amount", [1])
        self.picture = self.source.slice(2, 0, 3).transpose(2, 0, 1).do("Unsqueeze", self.graph.ints([0])).clip()
        self.grey = luma(self.picture)

    @cached_property
    def fallen(self):
        return self.graph.input("fallen", [1])

    def wide(self, planes):
        """Smooth planes, as large as the picture."""
        return resized(planes, (self.height, self.width))

    def down(self):
        """How far down a line lies, 0 at the top, 1 at the bottom."""
        return ((ramp(self.graph, self.height) + 0.5) / self.height.cast_float()).reshape(1, 1, -1, 1)

    def graded(self, other):
        """The picture with so much of another as is asked for."""
        return self.picture.mix(other, self.amount.minimum(1.0))

    def sky(self):
        """How likely each pixel is sky: bright or blue, plain, open to the top of the frame, and like what is so around it."""
        rgb, bright = quartered(self.rgb), quartered(self.luma)
        red, green, blue = (rgb.channel(i) for i in range(3))
        busy = blur(quartered((self.luma - blur(self.luma, 2.0)).abs()), 1.0)
        colourless = (1.0 - ((green - red.maximum(blue)) * 12.0).clip()) * (1.0 - ((red - blue) * 5.0).clip())
        plain = colourless * (1.0 - busy.smoothstep(0.005, 0.014))
        azure = colourless * (1.0 - busy.smoothstep(0.002, 0.006)) * ((blue - red.maximum(green)) * 9.0 - 0.6).clip()
        likely = (plain * bright.smoothstep(0.36, 0.58)).maximum(azure)
        blocked = blocked_above(likely, bright)
        likely = (likely * (1.0 - blocked.smoothstep(0.05, 0.14))).maximum(azure * (1.0 - blocked.smoothstep(0.2, 0.45)))
        likely = likely.maximum(plain * bright.smoothstep(0.88, 0.96))
        around = blur(concat(rgb * likely, likely), 4.0, channels=4)
        colour = around.channel(0, 3) / (around.channel(3) + 1e-3)
        seen = self.wide(concat(colour, around.channel(3).smoothstep(0.03, 0.3)))
        unlike = (self.picture - seen.channel(0, 3)).square().channels_sum()
        return seen.channel(3) * (unlike * -40.0).exp()

    def clouds(self):
        """How much brighter a pixel is than what lies around it, about 1."""
        return self.grey / (self.wide(blur(quartered(self.luma), 6.0)) + 0.05)

    def finish(self, picture):
        """Planes of the picture's size to output `result` [H,W,4], alpha 1."""
        picture = picture.clip()
        opaque = concat(picture, picture.channel(0) * 0.0 + 1.0)
        self.graph.output(interleaved(opaque), "result", ["H", "W", 4])
        return self.graph.model()


WEATHER = {}
look = hanging(WEATHER, Scene)


def quartered(planes):
    """For what is soft: a quarter of the lines."""
    return halved(halved(planes))


def blocked_above(likely, bright):
    """How much of the frame's height lies above each pixel and is no sky; the black bars of a wide picture do not count."""
    is_open = blur(likely, 3.0).smoothstep(0.12, 0.4).maximum(1.0 - bright.smoothstep(0.004, 0.02))
    return (1.0 - is_open).do("CumSum", likely.graph.constant(np.int64(2))) / likely.shape_of(2).cast_float()


@look("Day to dusk", "light: all of it follows the picture")
def dusk(scene):
    """Day to dusk: the sky from deep blue to a warm horizon, cool shadows, what is bright in the last light, the rest darker."""
    tint, sky = scene.colour, scene.sky()
    light = scene.grey * scene.grey * (0.95 - 0.3 * scene.grey) + scene.grey * 0.22
    ground = scene.grey.mix(scene.picture, 0.78) * (light + 0.03) / (scene.grey + 0.05)
    ground = ground * tint(.80, .80, 1.16).mix(tint(1.30, .96, .66), scene.grey.smoothstep(0.45, 0.95))
    evening = tint(.17, .22, .46).mix(tint(.98, .56, .30), scene.down().smoothstep(0.0, 0.62))
    return scene.graded(ground.mix(evening * (0.35 + 0.65 * scene.clouds()), sky * 0.92))


@look("Day to night", "light: all of it follows the picture")
def night(scene):
    """Day to night: moonlight, blue and low, the sky nearly black, and whatever shines keeps its warmth and glows."""
    tint, sky = scene.colour, scene.sky()
    dim = scene.grey * scene.grey * 0.30 + scene.grey * 0.21
    ground = scene.grey.mix(scene.picture, 0.42) * (dim + 0.006) / (scene.grey + 0.04) * tint(.62, .80, 1.28)
    dark = tint(.018, .030, .080) + tint(.045, .065, .120) * scene.down().smoothstep(0.0, 0.7)
    scenery = ground.mix(dark * (0.5 + 0.5 * scene.clouds()), sky)
    shine = shining(scene)
    shine_small = quartered(shine)
    glow = blur(shine_small, 1.0, channels=3) * 0.7 + blur(shine_small, 4.0, channels=3) * 0.9
    lamps = scene.wide(blur(shine.channels_max(), 1.0)) * (1.0 - sky)
    return scene.graded(scenery + scene.picture * lamps * 0.9 + scene.wide(glow) * (1.0 - sky * 0.8))


def shining(sheet):
    """What shines by itself: warm and nearly white, small against what is around it; no leaves in the sun."""
    red, green, blue = (sheet.rgb.channel(i) for i in range(3))
    warm = ((red - blue) * 4.0).clip() * ((red - green) * 8.0 + 1.0).clip()
    over = ((sheet.luma - blur(sheet.luma, 14.0) - 0.16) * 4.0).clip()
    return sheet.rgb * (over * warm * sheet.luma.smoothstep(0.62, 0.9))


@look("Fog", "its thickness follows the frame, its swirls stay with the screen")
def fog(scene):
    """Fog: thicker the further away, which without a depth clip is the higher in the picture; contrast and colour go first."""
    far = 1.0 - scene.down().smoothstep(0.30, 1.0)
    swirls = scene.wide(quartered(lay(scene, (scene.lines, scene.columns), slow_tile(9), 4)))
    through = (-(0.25 + 1.9 * far * far) * (1.0 + 0.13 * swirls) * scene.amount).exp()
    air = scene.wide(blur(quartered(scene.rgb), 10.0, channels=3))
    veil = luma(air).mix(air, 0.25) * 0.45 + scene.colour(.42, .44, .46)
    seen = scene.wide(blur(scene.rgb, 1.5, channels=3)).mix(scene.picture, through.smoothstep(0.15, 0.75))
    return veil.mix(seen, through)


@look("Rain", "drops fall through the frame")
def rain(scene):
    """Rain: streaks at three depths, lit by what is behind them, in a scene that is darker, paler and wet in the distance."""
    streaks = 0.0
    for tile, speed, light in ((NEAR_RAIN, 88.0, 0.62), (RAIN, 52.0, 0.46), (FAR_RAIN, 29.0, 0.30)):
        streaks = streaks + falling(scene, drops(*tile), speed, lean=RAIN_LEAN) * light
    wet = haze(scene, 0.45, scene.colour(.44, .47, .51))
    behind = scene.wide(blur(quartered(scene.rgb), 3.5, channels=3)) * 0.7 + 0.30
    return wet.mix(behind, (fallen_on(scene, streaks) * scene.amount).clip())


@look("Snow", "flakes fall through the frame")
def snow(scene):
    """Snow: flakes at three depths that sway as they fall, the near ones large and faint, in a pale and quiet scene."""
    clear = 1.0
    for tile, speed, sway, light in ((NEAR_SNOW, 16.0, 26.0, 0.55), (SNOW, 8.5, 14.0, 0.8), (FAR_SNOW, 4.6, 7.0, 0.85)):
        clear = clear * (1.0 - falling(scene, flakes(*tile), speed, lean=SNOW_LEAN, sway=sway) * light)
    pale = haze(scene, 0.55, scene.colour(.66, .69, .73))
    cover = fallen_on(scene, 1.0 - clear) * scene.amount
    return pale.mix(scene.colour(.95, .96, .98), cover.clip())


def fallen_on(scene, canvas):
    """A plane of the canvas, as large as the picture."""
    return scene.full(canvas, scene.canvas_size(), 1).transpose(2, 0, 1).do("Unsqueeze", scene.graph.ints([0]))


def haze(scene, depth, air):
    """Paler and cooler the further, that is the higher; nearly as it was at the bottom."""
    far = 1.0 - scene.down().smoothstep(0.25, 1.0)
    pale = scene.grey.mix(scene.picture, 0.72) * scene.colour(.83, .865, .92)
    return scene.graded(pale.mix(air, far * depth))
