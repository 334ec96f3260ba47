"""How far the listings are from where somebody looks: rounded, from public places alone."""

# ruff: noqa: S608 (what is written in are numbers; names of tables and columns stand here)

from math import cos, pi, radians, sin

from luminaria.directory.queries.statement import HERE, PLACES, Sql
from luminaria.directory.rules.matching import FAR
from luminaria.directory.rules.places import FARTHEST, MILES_OF_A_DEGREE, STEPS, box
from luminaria.directory.rules.wishes import Wish

# What ties the distances to the facts (`f`), and what rows are ordered by.
BESIDE = f" LEFT JOIN near ON near.{HERE}"
NEARER = Sql(f"coalesce(near.step, {FAR})")


def near(wish: Wish) -> Sql | None:
    """A table `near`: the rounded distance (`step`, miles) of each listing's nearest public place, of those
    within the distance asked for. None where nobody asked, or nobody knows where that is.

    Flat, with the length of a degree at the middle latitude: within a thousandth of the way over the ground.
    """
    origin = wish.origin
    if origin is None or origin.latitude is None or origin.longitude is None:
        return None
    high = f"((latitude - ({origin.latitude:.6f})) * {MILES_OF_A_DEGREE:.6f})"
    level, half = radians(origin.latitude), f"((latitude - ({origin.latitude:.6f})) * {pi / 360:.12f})"
    # The cosine of the middle latitude, by the first three terms of its series around the origin's.
    narrow = f"({cos(level):.9f} - {half} * {sin(level):.9f} - {half} * {half} * {cos(level) / 2:.9f})"
    wide = f"((longitude - ({origin.longitude:.6f})) * {MILES_OF_A_DEGREE:.6f} * {narrow})"
    steps = " ".join(f"WHEN d <= {step * step} THEN {step}" for step in STEPS)
    where, limit = "latitude IS NOT NULL AND longitude IS NOT NULL", ""
    if wish.within_miles is not None:
        reach = max((step for step in (*STEPS, FARTHEST) if step <= wish.within_miles), default=0)
        south, north, west, east = box((origin.latitude, origin.longitude), reach * 1.01 + 0.1)
        where = (
            f"latitude BETWEEN {south:.6f} AND {north:.6f} AND longitude BETWEEN {west:.6f} AND {east:.6f}"
        )
        limit = f" WHERE d <= {reach * reach}"
    return Sql(
        f"near AS MATERIALIZED (SELECT listing_id, CASE {steps} ELSE {FARTHEST} END AS step FROM"
        f" (SELECT listing_id, MIN({high} * {high} + {wide} * {wide}) AS d FROM {PLACES}"
        f" WHERE {where} GROUP BY listing_id) AS measured{limit})"
    )
