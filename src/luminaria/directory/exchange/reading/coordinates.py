"""Whether two numbers can be the place of a service: told when not, and never put right by guessing."""

import math
from typing import Any, Final

from luminaria.directory.exchange.reading.told import Home

Box = tuple[float, float, float, float]
EARTH: Final = (-90.0, -180.0, 90.0, 180.0)


def inside(box: Box, latitude: float, longitude: float) -> bool:
    """Whether a place lies in a box of south, west, north, east."""
    south, west, north, east = box
    return south <= latitude <= north and west <= longitude <= east


def number(value: Any) -> float | None:
    """A finite number from a number or its text, or None."""
    if isinstance(value, bool):
        return None
    try:
        found = float(value)
    except (TypeError, ValueError):
        return None
    return found if math.isfinite(found) else None


def wrong(latitude: Any, longitude: Any, home: Home) -> str:
    """Why this cannot be the place, or "" when it can."""
    north, east = number(latitude), number(longitude)
    if north is None or east is None:
        return "is not a pair of numbers"
    if abs(north) < 0.01 and abs(east) < 0.01:
        return "is 0, 0: a point in the sea"
    if home.box and inside(home.box, east, north) and not inside(home.box, north, east):
        return "seems to have latitude and longitude swapped"
    if not inside(EARTH, north, east):
        return "is not on the earth"
    return ""


def far(latitude: float, longitude: float, home: Home) -> bool:
    """Whether a possible place lies outside of what this directory is for."""
    return home.box is not None and not inside(home.box, latitude, longitude)
