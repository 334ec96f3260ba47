"""Signs by place of work or of daily life, each beside what else could explain it."""

from dataclasses import dataclass

from luminaria.packs.rules.facts import Fact
from luminaria.packs.rules.law import Law


@dataclass(frozen=True, slots=True)
class Sign:
    """Something a person may see or hear. `evidence` is a code, `evidence_text` its words."""

    id: str
    title: str
    text: str
    otherwise: tuple[str, ...]
    evidence: str
    evidence_text: str
    printed: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class ChildBox:
    """What stands beside every list of signs when it may be a child."""

    title: str
    text: tuple[str, ...]
    contact_id: str
    laws: tuple[Law, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """A place, its signs, what is not a sign there, and the caveat that always stands with a list."""

    code: str
    title: str
    lead: str
    summary: str
    order: int
    signs: tuple[Sign, ...]
    not_signs: tuple[str, ...]
    caveats: tuple[str, ...]
    evidence_help: str
    child: ChildBox
    fact: Fact
