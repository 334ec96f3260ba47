"""The phase of the moon, for the neutral page that leaving goes on to. Plain arithmetic, no framework."""

from datetime import UTC, datetime
from math import cos, pi

SYNODIC_DAYS = 29.530588853
NEW_MOON = datetime(2000, 1, 6, 18, 14, tzinfo=UTC)
PHASES = (
    "new",
    "waxing_crescent",
    "first_quarter",
    "waxing_gibbous",
    "full",
    "waning_gibbous",
    "last_quarter",
    "waning_crescent",
)


def age(moment: datetime) -> float:
    """How far the moon is in its month at `moment`: 0 and 1 are new, a half is full."""
    return (moment - NEW_MOON).total_seconds() / 86_400 / SYNODIC_DAYS % 1


def phase(moment: datetime) -> str:
    """The name of the phase, one of PHASES; good to about half a day (mean lunation, Meeus)."""
    return PHASES[int(age(moment) * 8 + 0.5) % 8]


def lit_percent(moment: datetime) -> int:
    """How much of the disc is lit."""
    return round((1 - cos(2 * pi * age(moment))) * 50)


def lit_path(moment: datetime) -> str:
    """An SVG path of the lit part in a box of 100 by 100, as seen from the north."""
    part = age(moment)
    bulge = round(45 * cos(2 * pi * part), 1)
    waxing = part < 0.5
    outer = 1 if waxing else 0
    inner = 0 if (bulge > 0) == waxing else 1
    return f"M50 5A45 45 0 0 {outer} 50 95A{abs(bulge)} 45 0 0 {inner} 50 5z"
