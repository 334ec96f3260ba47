"""Rules of law and known services, each with where it was read."""

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


@dataclass(frozen=True, slots=True)
class Service:
    """A service that the directory may load. It never carries a street address of a shelter."""

    id: str
    name: str
    kind: str
    services: str
    area: str
    languages: str
    audience: str
    web: str
    contact_id: str
    notes: str
    shelter: bool
    fact: Fact
