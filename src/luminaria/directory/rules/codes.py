"""Codes of the profile as bits, so that a search can weigh many listings without reading them."""

from collections.abc import Iterable
from typing import Final

from luminaria.directory.rules.hsds import GENDERS, POPULATIONS
from luminaria.directory.rules.listing import Standing

# What a service may take along (profile `takes`).
TAKEN: Final = ("children", "pets", "wheelchair", "couples")
# Whom a service may be for, or not: genders first, so that one mask serves both.
PEOPLE: Final = tuple(dict.fromkeys((*GENDERS, *POPULATIONS)))
STANDINGS: Final = tuple(Standing)


def mask(codes: Iterable[str], known: tuple[str, ...]) -> int:
    """The bits of the codes that are known; others say nothing."""
    return sum(1 << known.index(code) for code in dict.fromkeys(codes) if code in known)
