"""What the checks share: the API, its lists as they first answered, and records to ask about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from luminaria.directory.exchange.probe.schemas import Schemas
from luminaria.directory.exchange.probe.web import Answer, Web

Record = dict[str, Any]
# Each list, the object in it, and whether HSDS requires it.
LISTS: Final[Mapping[str, tuple[str, bool]]] = {
    "services": ("service", True),
    "organizations": ("organization", False),
    "service_at_locations": ("service_at_location", False),
    "taxonomies": ("taxonomy", False),
    "taxonomy_terms": ("taxonomy_term", False),
}
NOWHERE: Final = "5a1e7e57-0000-4000-8000-00000000dead"
NO_WORD: Final = "zqxjkvwpzqxjkvw"


def contents(answer: Answer) -> list[Record]:
    """The records of a page; none when it is no page."""
    said = answer.json
    found = said.get("contents") if isinstance(said, dict) else None
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def total(answer: Answer) -> int | None:
    """How many there are, as the page says, or as it holds when it does not say."""
    said = answer.json
    if answer.status != 200 or not isinstance(said, dict) or not isinstance(said.get("contents"), list):
        return None
    told = said.get("total_items")
    return told if isinstance(told, int) and not isinstance(told, bool) else len(said["contents"])


def ids(answer: Answer) -> list[str]:
    """The ids on a page."""
    return [str(one.get("id")) for one in contents(answer)]


@dataclass
class Look:
    """One look at one API. `most`: how many records of each kind are looked at."""

    web: Web
    schemas: Schemas
    most: int
    _first: dict[str, Answer] = field(default_factory=dict)
    _whole: dict[str, Answer] = field(default_factory=dict)

    def ask(self, name: str, **query: Any) -> Answer:
        """A list as it answers to that; without a query it is asked once."""
        if query:
            return self.web.get(f"/{name}", query)
        if name not in self._first:
            self._first[name] = self.web.get(f"/{name}")
        return self._first[name]

    def is_there(self, name: str) -> bool:
        """Whether the list answers at all."""
        return self.ask(name).status == 200

    def whole(self, name: str, id: str) -> Answer:
        """One record by its id, asked once."""
        path = f"/{name}/{id}"
        if path not in self._whole:
            self._whole[path] = self.web.get(path)
        return self._whole[path]

    @cached_property
    def root(self) -> Record:
        """What the root says; empty when it says nothing."""
        said = self.web.get("/").json
        return said if isinstance(said, dict) else {}

    @cached_property
    def services(self) -> list[Record]:
        """A few services, as whole as they can be had."""
        found = []
        for item in contents(self.ask("services"))[:10]:
            answer = self.whole("services", str(item.get("id")))
            nested = answer.json if answer.status == 200 else None
            found.append({**item, **nested} if isinstance(nested, dict) else item)
        return found

    @cached_property
    def term(self) -> Record:
        """A term that some service bears; empty when none is found."""
        for service in self.services:
            for attribute in service.get("attributes") or ():
                term = attribute.get("taxonomy_term") if isinstance(attribute, dict) else None
                if isinstance(term, dict) and term.get("id"):
                    return term
        return {}

    @cached_property
    def organization_id(self) -> str:
        """The id of an organization that has a service; empty when none is told."""
        for service in self.services:
            if owner := organization_of(service):
                return owner
        return ""


def organization_of(service: Record) -> str:
    """The id of a service's organization, nested or named."""
    nested = service.get("organization")
    inner = nested.get("id") if isinstance(nested, dict) else ""
    return str(service.get("organization_id") or inner or "")
