"""Numbers, each with its year, who published it, and what it does not say."""

from dataclasses import dataclass

from luminaria.packs.rules.facts import Fact


@dataclass(frozen=True, slots=True)
class Figure:
    """One number in a sentence. It never stands without `year`, `publisher` and `caveat`."""

    id: str
    claim: str
    year: str
    publisher: str
    caveat: str
    printed: str
    fact: Fact
