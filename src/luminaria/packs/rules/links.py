"""Places outside this site. We never fetch one; a person opens it and writes the day down."""

from dataclasses import dataclass
from datetime import date

from luminaria.packs.rules.facts import Fact


@dataclass(frozen=True, slots=True)
class Link:
    """One outside address. `checked` says in a sentence when a person opened it, or that nobody has.

    `police` and `faith` say who runs it, so that a reader knows before going there.
    """

    id: str
    url: str
    host: str
    title: str
    about: str
    aliases: tuple[str, ...]
    group: str
    police: bool
    faith: bool
    checked_on: date | None
    checked: str
    printed: str
    fact: Fact
