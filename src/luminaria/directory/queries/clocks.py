"""After how many days a fact is due: the pack's word."""

from luminaria.directory.rules.freshness import Clocks
from luminaria.packs import pack


def clocks() -> Clocks:
    """The clocks of the pack in force."""
    return Clocks.of(pack().source.document["pack"].get("clocks", {}))
