"""Codes for what services do and how people take part, with an identity that stays the same for ever."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID, uuid5

from luminaria.packs.rules.facts import Fact

# Ids are made from codes, so that every instance and every export names a term alike.
NAMES: Final = UUID("6f0d9c52-5f0e-5b7a-9f64-2b1d7c1e9a10")


def taxonomy_id(code: str) -> UUID:
    """The identity of a taxonomy."""
    return uuid5(NAMES, f"taxonomy:{code}")


def term_id(taxonomy: str, code: str) -> UUID:
    """The identity of a term."""
    return uuid5(NAMES, f"taxonomy_term:{taxonomy}/{code}")


@dataclass(frozen=True, slots=True)
class Term:
    """One code. `parent` is the code above it, "" at the top; `needs` are codes of the needs of a case.

    `terms` are codes of the taxonomy "services" that stand for it. `open_eligibility` is its name in Open
    Eligibility (CC BY-SA 3.0). `own` are kinds of organisations of an instance that have it from the start:
    they say of themselves what they are.
    `none` is what to say when no entry fits; "" when nothing is prepared.
    """

    code: str
    id: UUID
    title: str
    text: str
    parent: str
    needs: tuple[str, ...]
    terms: tuple[str, ...]
    open_eligibility: tuple[str, ...]
    own: tuple[str, ...]
    none: str


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """A set of terms. `profile` is the field of our HSDS profile whose codes these are, or "".

    `licensed` marks a slot: its terms are an instance's own, never of a pack, and never published.
    """

    code: str
    id: UUID
    title: str
    text: str
    version: str
    licence: str
    profile: str
    licensed: bool
    terms: tuple[Term, ...]
    fact: Fact

    @property
    def groups(self) -> tuple[Term, ...]:
        """The terms at the top, in their order."""
        return tuple(term for term in self.terms if not term.parent)

    def term(self, code: str) -> Term | None:
        """The term of that code, or None."""
        return next((term for term in self.terms if term.code == code), None)

    def under(self, code: str) -> tuple[Term, ...]:
        """The terms right below that one, in their order."""
        return tuple(term for term in self.terms if term.parent == code)

    def above(self, codes: Iterable[str]) -> Iterator[Term]:
        """The terms of these codes and every term above them, each once. Unknown codes are left out."""
        seen: set[str] = set()
        for code in codes:
            while (term := self.term(code)) and term.code not in seen:
                seen.add(term.code)
                yield term
                code = term.parent
