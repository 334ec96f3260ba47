"""Distance that helps and betrays nothing: from a place that anybody may name to a public one, in steps."""

from math import asin, cos, pi, radians, sin, sqrt
from typing import Final

EARTH_MILES: Final = 3958.8
MILES_OF_A_DEGREE: Final = pi * EARTH_MILES / 180
# Miles are told as "within about" one of these; the next after the last is the same for all that is farther.
STEPS: Final = (1, 2, 5, 10, 15, 20, 25, 30, 40, 50, 60, 75, 100, 125, 150, 200, 300, 500)
FARTHEST: Final = 1000


def miles_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The way over the ground between two coordinates (latitude, longitude), in miles: haversine."""
    north, south = radians(one[0]), radians(other[0])
    half = sin((south - north) / 2) ** 2
    half += cos(north) * cos(south) * sin(radians(other[1] - one[1]) / 2) ** 2
    return 2 * EARTH_MILES * asin(min(1.0, sqrt(half)))


def rounded(miles: float) -> int:
    """The step that a distance lies within; many places share each."""
    return next((step for step in STEPS if miles <= step), FARTHEST)


def box(at: tuple[float, float], miles: float) -> tuple[float, float, float, float]:
    """South, north, west and east of a box that holds everything within so many miles."""
    high = miles / MILES_OF_A_DEGREE
    wide = high / max(0.05, cos(radians(min(85.0, abs(at[0]) + high))))
    return at[0] - high, at[0] + high, at[1] - wide, at[1] + wide
