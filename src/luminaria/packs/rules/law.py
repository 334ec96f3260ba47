"""Rules of law, each with where it was read."""

from dataclasses import dataclass

from luminaria.packs.rules.facts import Fact


@dataclass(frozen=True, slots=True)
class Law:
    """One rule in plain words. It is never shown without `citation` and `caption`."""

    id: str
    topic: str
    title: str
    text: str
    citation: str
    printed: str
    caption: str
    fact: Fact
