"""Times of day and weather, `WEATHER` by name: what they do to light is worked out softly on the sheet and laid over the picture's
own pixels, which stay as sharp as they were."""

from functools import cached_property

import numpy as np

from ..luma import REC601
from ..pencil import concat
from .canvas import Sheet, blur, interleaved, ramp
from .look import hanging
from .precipitation import RAIN_LEAN, SNOW_LEAN, drops, falling, flakes
from .strokes import lay
from .tiles import slow_tile

NEAR_RAIN, RAIN, FAR_RAIN = (31, 52, 1.0, 130), (32, 30, 0.8, 420), (33, 16, 0.7, 1100)  # salt, length, width, how many in a tile
NEAR_SNOW, SNOW, FAR_SNOW = (41, 8, 8.0, 16), (42, 4, 3.4, 120), (43, 2, 1.9, 620)  # the same


class Scene(Sheet):
    """A sheet, and the picture itself: `picture` and `grey`, [H,W,channels]. Where something falls, `fallen` says for how many
    frames."""

    def __init__(self, name):
        super().__init__(name)
        self.amount = self.graph.input("amount", [1])
        self.picture = self.source.slice(2, 0, 3).clip()
        self.grey = grey(self.picture)

    @cached_property
    def fallen(self):
        return self.graph.input("fallen", [1])

    def tint(self, red, green, blue):
        return self.graph.floats([red, green, blue])

    def wide(self, planes, channels=1):
        """Smooth planes, as large as the picture."""
        return self.grown(interleaved(planes), channels)

    def down(self):
        """How far down a pixel lies, 0 at the top, 1 at the bottom, as [H,1,1]."""
        return ((ramp(self.graph, self.height) + 0.5) / self.height.cast_float()).reshape(-1, 1, 1)

    def graded(self, other):
        """The picture with so much of another as is asked for."""
        return self.picture.mix(other, self.amount.minimum(1.0))

    def sky(self):
        """How likely each pixel is sky: bright or blue, plain, open to the top of the frame, and like what is so around it."""
        rgb = blur(self.rgb, 3.0, channels=3)
        red, green, blue = (rgb.channel(i) for i in range(3))
        busy = blur((self.luma - blur(self.luma, 2.0)).abs(), 4.0)
        colourless = (1.0 - ((green - red.maximum(blue)) * 12.0).clip()) * (1.0 - ((red - blue) * 5.0).clip())
        plain = colourless * (1.0 - busy.smoothstep(0.005, 0.014))
        azure = colourless * (1.0 - busy.smoothstep(0.002, 0.006)) * ((blue - red.maximum(green)) * 9.0 - 0.6).clip()
        likely = (plain * self.luma.smoothstep(0.36, 0.58)).maximum(azure)
        blocked = self.blocked(likely)
        likely = (likely * (1.0 - blocked.smoothstep(0.05, 0.14))).maximum(azure * (1.0 - blocked.smoothstep(0.2, 0.45)))
        likely = likely.maximum(plain * self.luma.smoothstep(0.88, 0.96))
        around = blur(likely, 16.0)
        colour = blur(self.rgb * likely, 16.0, channels=3) / (around + 1e-3)
        unlike = (self.picture - self.wide(colour, 3)).square().sum(2)
        return self.wide(around).smoothstep(0.03, 0.3) * (unlike * -40.0).exp()

    def blocked(self, likely):
        """How much of the frame's height lies above each pixel and is no sky; the black bars of a wide picture do not count."""
        open_here = blur(likely, 12.0).smoothstep(0.12, 0.4).maximum(1.0 - self.luma.smoothstep(0.004, 0.02))
        return (1.0 - open_here).do("CumSum", self.graph.constant(np.int64(2))) / self.lines.cast_float()

    def clouds(self):
        """How much brighter a pixel is than what lies around it, about 1."""
        return self.grey / (self.wide(blur(self.luma, 24.0)) + 0.05)

    def finish(self, picture):
        """[H,W,3] to output `result` [H,W,4], alpha 1."""
        picture = picture.clip()
        self.graph.output(concat(picture, picture.slice(2, 0, 1) * 0.0 + 1.0, axis=2), "result", ["H", "W", 4])
        return self.graph.model()


WEATHER = {}
look = hanging(WEATHER, Scene)


def grey(picture):
    return (picture * picture.graph.floats(REC601)).sum(2)


@look("Day to dusk", "light: all of it follows the picture")
def dusk(scene):
    """Day to dusk: the sky from deep blue to a warm horizon, cool shadows, what is bright in the last light, the rest darker."""
    tint, sky = scene.tint, scene.sky()
    light = scene.grey * scene.grey * (0.95 - 0.3 * scene.grey) + scene.grey * 0.22
    ground = scene.grey.mix(scene.picture, 0.78) * (light + 0.03) / (scene.grey + 0.05)
    ground = ground * tint(.80, .80, 1.16).mix(tint(1.30, .96, .66), scene.grey.smoothstep(0.45, 0.95))
    evening = tint(.17, .22, .46).mix(tint(.98, .56, .30), scene.down().smoothstep(0.0, 0.62))
    return scene.graded(ground.mix(evening * (0.35 + 0.65 * scene.clouds()), sky * 0.92))


@look("Day to night", "light: all of it follows the picture")
def night(scene):
    """Day to night: moonlight, blue and low, the sky nearly black, and whatever shines keeps its warmth and glows."""
    tint, sky = scene.tint, scene.sky()
    dim = scene.grey * scene.grey * 0.30 + scene.grey * 0.21
    ground = scene.grey.mix(scene.picture, 0.42) * (dim + 0.006) / (scene.grey + 0.04) * tint(.62, .80, 1.28)
    dark = tint(.018, .030, .080) + tint(.045, .065, .120) * scene.down().smoothstep(0.0, 0.7)
    scenery = ground.mix(dark * (0.5 + 0.5 * scene.clouds()), sky)
    shine = shining(scene)
    glow = blur(shine, 4.0, channels=3) * 0.7 + blur(shine, 16.0, channels=3) * 0.9
    lamps = scene.wide(blur(shine.channels_max(), 1.0)) * (1.0 - sky)
    return scene.graded(scenery + scene.picture * lamps * 0.9 + scene.wide(glow, 3) * (1.0 - sky * 0.8))


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
    swirls = scene.wide(blur(lay(scene, (scene.lines, scene.columns), slow_tile(9), 4), 6.0))
    through = (-(0.25 + 1.9 * far * far) * (1.0 + 0.13 * swirls) * scene.amount).exp()
    air = scene.wide(blur(scene.rgb, 40.0, channels=3), 3)
    veil = grey(air).mix(air, 0.25) * 0.45 + scene.tint(.42, .44, .46)
    seen = scene.wide(blur(scene.rgb, 1.5, channels=3), 3).mix(scene.picture, through.smoothstep(0.15, 0.75))
    return veil.mix(seen, through)


@look("Rain", "drops fall through the frame")
def rain(scene):
    """Rain: streaks at three depths, lit by what is behind them, in a scene that is darker, paler and wet in the distance."""
    streaks = 0.0
    for tile, speed, light in ((NEAR_RAIN, 88.0, 0.62), (RAIN, 52.0, 0.46), (FAR_RAIN, 29.0, 0.30)):
        streaks = streaks + falling(scene, drops(*tile), speed, lean=RAIN_LEAN) * light
    wet = haze(scene, 0.45, scene.tint(.44, .47, .51))
    behind = scene.wide(blur(scene.rgb, 14.0, channels=3), 3) * 0.7 + 0.30
    return wet.mix(behind, (scene.full(streaks, scene.canvas_size(), 1) * scene.amount).clip())


@look("Snow", "flakes fall through the frame")
def snow(scene):
    """Snow: flakes at three depths that sway as they fall, the near ones large and faint, in a pale and quiet scene."""
    clear = 1.0
    for tile, speed, sway, light in ((NEAR_SNOW, 16.0, 26.0, 0.55), (SNOW, 8.5, 14.0, 0.8), (FAR_SNOW, 4.6, 7.0, 0.85)):
        clear = clear * (1.0 - falling(scene, flakes(*tile), speed, lean=SNOW_LEAN, sway=sway) * light)
    pale = haze(scene, 0.55, scene.tint(.66, .69, .73))
    cover = scene.full(1.0 - clear, scene.canvas_size(), 1) * scene.amount
    return pale.mix(scene.tint(.95, .96, .98), cover.clip())


def haze(scene, depth, air):
    """Paler and cooler the further, that is the higher; nearly as it was at the bottom."""
    far = 1.0 - scene.down().smoothstep(0.25, 1.0)
    pale = scene.grey.mix(scene.picture, 0.72) * scene.tint(.83, .865, .92)
    return scene.graded(pale.mix(air, far * depth))
