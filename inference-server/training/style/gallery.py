"""All looks by name: the painters, then times of day and weather."""

from .looks import PAINTERS
from .weather import WEATHER

LOOKS = {**PAINTERS, **WEATHER}
