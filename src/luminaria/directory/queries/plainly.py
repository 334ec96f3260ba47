"""What may stand on a list that gives nobody away: the words that tell are data (plainly.toml)."""

import re
from functools import lru_cache

from luminaria.directory.rules.listing import Document
from luminaria.directory.wording import Facts, entry
from luminaria.packs import Pack, pack

SHELTER = "shelter"


def tells(facts: Facts, locale: str) -> bool:
    """Whether the name alone may tell why somebody would call, or the place is one that is never named."""
    service = facts.service
    if service.get("kind") == SHELTER or service.get("front_gate"):
        return True
    said = entry(facts, locale)
    names = f"{said.name} {said.organization} {service.get('name', '')}".casefold()
    numbers = any(reach.href for reach in said.reach)
    return not numbers or any(word.search(names) for word in _telling(pack()))


@lru_cache(maxsize=8)
def _telling(here: Pack) -> tuple[re.Pattern[str], ...]:
    table: Document = dict(here.source.document.get("plainly", {}))
    return tuple(re.compile(rf"\b{word}") for word in table.get("telling", ()))
