"""What may be kept at all: a place that must not be seen loses what tells where it is before it is stored."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final, TypeGuard

from luminaria.directory.rules.hsds import OBJECTS, Visibility
from luminaria.directory.rules.listing import Document
from luminaria.directory.rules.redaction import cutting, secrecy
from luminaria.directory.rules.redaction.unsaid import Unsaid

Near = Iterable[tuple[str, Document]]

# All that is kept of a place that must not be seen. Everything else is left out, known or not.
_KEPT: Final = {
    "location": ("id", "organization_id", "location_type", "county", "visibility"),
    "service_at_location": ("id", "service_id", "location_id", "visibility"),
}
_PLACES: Final = {"service_at_locations": "service_at_location", "locations": "location"}
# A child that says whose it is by one of these belongs to that place.
_BELONGS: Final = ("location_id", "service_at_location_id")
# Free text of what stands around a place, in which it may be named.
_NAMES: Final = ("name", "alternate_name")


@dataclass(frozen=True)
class Kept:
    """A document as it may be stored, who may learn of its place, and the names of what was left out."""

    document: Document
    visibility: Visibility
    dropped: tuple[str, ...] = ()


def keepable(
    kind: str,
    document: Document,
    near: Near = (),
    *,
    floor: Visibility = Visibility.PUBLIC,
    guard: "Guard | None" = None,
) -> Kept:
    """The document as it may be stored.

    `near` are documents that say something of it: for a location its services and service_at_locations, for
    either of those the location. What is nested counts without being named. `floor` is how much is known to
    be secret of it beyond its own words; `guard` knows the places of the family that a service, an
    organization or a program belongs to, when one of them is secret. Raises nothing: what cannot be read as
    a place is left out.
    """
    around = tuple(near)
    if kind in ("location", "service_at_location"):
        return _place(kind, document, around, floor)
    if kind in ("service", "organization") or guard:
        return _holder(kind, document, around, floor, guard)
    return Kept(dict(document), Visibility.PUBLIC)


def _place(kind: str, document: Document, near: tuple[tuple[str, Document], ...], floor: Visibility) -> Kept:
    location, at = _pair(kind, document, near)
    services = [one for of, one in near if of == "service"]
    ats = [*([at] if at else []), *(one for of, one in near if of == "service_at_location" and one is not at)]
    seen = secrecy.strictest(floor, secrecy.of_place(location or {}, services, ats))
    if seen == Visibility.PUBLIC:
        return Kept(dict(document), seen)
    kept = {name: document[name] for name in _KEPT[kind] if name in document}
    kept["visibility"] = seen.value
    inner = document.get("location")
    if kind == "service_at_location" and isinstance(inner, dict):
        kept["location"] = keepable("location", inner, [("service_at_location", at or {}), *near]).document
    return Kept(kept, seen, tuple(sorted(name for name in document if name not in kept and document[name])))


def _pair(
    kind: str, document: Document, near: tuple[tuple[str, Document], ...]
) -> tuple[Document | None, Document | None]:
    """The location and the service_at_location of one place, as far as they are at hand."""
    if kind == "location":
        return document, None
    inner = document.get("location")
    if isinstance(inner, dict):
        return inner, document
    return next((one for of, one in near if of == "location"), None), document


def _holder(
    kind: str,
    document: Document,
    near: tuple[tuple[str, Document], ...],
    floor: Visibility,
    guard: "Guard | None",
) -> Kept:
    """A service or an organization: its places one by one, then every text that could name one of them."""
    around = ((kind, document), *near)
    places = list(_places(document, near))
    withheld = [
        (of, place) for of, place in places if keepable(of, place, around).visibility != Visibility.PUBLIC
    ]
    own = secrecy.of_service(document) if kind == "service" else secrecy.stated(document)
    seen = secrecy.strictest(floor, own or Visibility.PUBLIC)
    if not withheld and not guard and seen == Visibility.PUBLIC:
        return Kept(dict(document), seen)
    public = [place for of, place in places if (of, place) not in withheld]
    if guard is None:
        known = [one for of, one in around if of not in _KEPT]
        guard = Guard.of([one for _, one in withheld], public, known)
    kept, dropped = _guarded(document, guard.beside([one for of, one in around if of not in _KEPT]))
    for name, of in _PLACES.items():
        if name in kept:
            kept[name] = [keepable(of, one, around).document for one in document[name] if _is(one)]
    if seen == Visibility.HIDDEN and kept.pop("phones", None):
        dropped.add("phones")
    return Kept(kept, seen, tuple(sorted(dropped)))


def _places(document: Document, near: tuple[tuple[str, Document], ...]) -> Iterator[tuple[str, Document]]:
    for name, of in _PLACES.items():
        yield from ((of, one) for one in document.get(name) or () if _is(one))
    yield from ((of, one) for of, one in near if of in _KEPT)


def _is(value: Any) -> TypeGuard[Document]:
    return isinstance(value, dict)


@dataclass(frozen=True)
class Guard:
    """What would betray the places that are withheld, and what the public ones print anyway."""

    ids: frozenset[str]
    words: tuple[str, ...]
    figures: frozenset[str]
    allowed: cutting.Allowed
    unsaid: Unsaid | None = None

    @classmethod
    def of(
        cls,
        withheld: list[Document],
        public: list[Document],
        known: Iterable[Document] = (),
        unsaid: Unsaid | None = None,
    ) -> "Guard":
        """What tells of the one, and what the other say of themselves.

        A place often bears the name of whoever runs it, or of what happens there. Those of `known` may be
        said of themselves, and tell nobody where the place is. `unsaid` is what withheld places of the same
        family were called before.
        """
        own = {cutting.plain(name) for one in known for of in _NAMES if isinstance(name := one.get(of), str)}
        words = {word for place in withheld for word in _streets(place)} - own
        figures = {figure for place in withheld for figure in _figures(place)}
        printed = [_location(place) for place in public]
        allowed = cutting.Allowed(
            streets=tuple(sorted({street for place in printed for street in streets_of(place)})),
            postcodes=frozenset(code for place in printed for code in postcodes_of(place)),
            telephones=frozenset(telephones_of([*public, *printed])) - figures,
        )
        ids = {str(one["id"]) for place in withheld for one in (place, _location(place)) if one.get("id")}
        unsaid = unsaid.but(own) if unsaid and unsaid.marks else None
        return cls(frozenset(ids), tuple(sorted(words)), frozenset(figures), allowed, unsaid)

    def beside(self, documents: list[Document]) -> "Guard":
        """The same where these stand, which are about no place: their own telephones may be said."""
        gates: list[Document] = [gate for one in documents if _is(gate := one.get("front_gate"))]
        own = frozenset(telephones_of([*documents, *gates])) - self.figures
        allowed = replace(self.allowed, telephones=self.allowed.telephones | own)
        return replace(self, allowed=allowed)

    def names(self, text: str) -> bool:
        """Whether text names one of the withheld places by its own street, number, code or coordinate."""
        spelled = cutting.plain(text)
        if any(word in spelled for word in self.words):
            return True
        if self.unsaid is not None and self.unsaid.is_said(spelled):
            return True
        bare = re.sub(r"[^\d.]", "", text)
        return any(figure in bare or figure in re.sub(r"\D", "", text) for figure in self.figures)

    def clean(self, text: str) -> str:
        """The text without the sentences that tell."""
        if self.names(text):
            text = " ".join(part for part in cutting.sentences(text) if not self.names(part))
            text = "" if self.names(text) else text
        return cutting.cut(text, self.allowed)


def telephones_of(documents: Iterable[Document]) -> Iterator[str]:
    """The digits of telephones, whole and without the area code."""
    for document in documents:
        phones = document.get("phones")
        for phone in phones if isinstance(phones, list) else ():
            if _is(phone) and (number := cutting.digits(str(phone.get("number") or ""))):
                yield from (number, number[-7:])


def _location(place: Document) -> Document:
    inner = place.get("location")
    return inner if isinstance(inner, dict) else place


def streets_of(location: Document) -> Iterator[str]:
    """The streets of a location in one spelling."""
    for address in location.get("addresses") or ():
        if _is(address):
            lines = [str(address.get(line) or "") for line in ("address_1", "address_2")]
            yield from (cutting.plain(line) for line in [*lines, " ".join(lines)] if line.strip())


def postcodes_of(location: Document) -> Iterator[str]:
    """The five digits of its postcodes."""
    for address in location.get("addresses") or ():
        if _is(address) and address.get("postal_code"):
            yield str(address["postal_code"])[:5]


def _streets(place: Document) -> Iterator[str]:
    """A street with and without its number; without, only when the name is long enough to mean it."""
    for street in streets_of(_location(place)):
        yield street
        named = re.sub(r"^ (?:\d+\w? )+", " ", street)
        if len(named.strip()) >= 6 and len(named.split()) >= 2:
            yield named
    for value in (_location(place).get("name"), _location(place).get("alternate_name")):
        if isinstance(value, str) and len(value.split()) >= 2:
            yield cutting.plain(value)


def _figures(place: Document) -> Iterator[str]:
    """Telephone numbers, postcodes, and coordinates to the third place behind the point."""
    location = _location(place)
    for one in (place, location):
        for phone in one.get("phones") or ():
            number = cutting.digits(str(phone.get("number") or "")) if _is(phone) else ""
            if len(number) >= 7:
                yield from (number, number[-7:])
    yield from (code for code in postcodes_of(location) if len(code) >= 5)
    for name in ("latitude", "longitude"):
        value = location.get(name)
        if isinstance(value, int | float) and value:
            whole, _, part = f"{abs(float(value)):.6f}".partition(".")
            yield f"{whole}.{part[:3]}"


def _guarded(document: Document, guard: Guard) -> tuple[Document, set[str]]:
    """The document with every text cleaned and everything left out that belongs to a withheld place."""
    dropped: set[str] = set()
    kept = {
        name: cleaned
        for name, value in document.items()
        if name in _PLACES or (cleaned := _cleaned(name, value, guard, dropped)) is not None
    }
    kept |= {name: document[name] for name in _PLACES if name in document}
    for name in _NAMES:
        if name in kept and kept[name] != document[name]:
            kept[name] = ""
    return kept, dropped


def _cleaned(name: str, value: Any, guard: Guard, dropped: set[str]) -> Any:
    """One value without what tells; None when nothing of it may stay. The name goes into `dropped`."""
    if name == "metadata":
        return _cleaned_history(value, guard, dropped)
    if isinstance(value, str):
        return _cleaned_text(name, value, guard, dropped)
    if isinstance(value, list):
        cleaned = [_cleaned(name, one, guard, dropped) for one in value]
        return [one for one in cleaned if one is not None]
    if isinstance(value, dict):
        if any(str(value.get(key)) in guard.ids for key in _BELONGS):
            dropped.add(name)
            return None
        inner = {key: _cleaned(key, one, guard, dropped) for key, one in value.items()}
        return {key: one for key, one in inner.items() if one is not None}
    return value


def _cleaned_history(value: Any, guard: Guard, dropped: set[str]) -> list[Document]:
    """The history of plain fields; what was said of places, addresses, telephones is left out whole."""
    entries = [one for one in value if _is(one)] if isinstance(value, list) else []
    kept = [one for one in entries if one.get("field_name") in _PLAIN_FIELDS]
    if len(kept) < len(entries):
        dropped.add("metadata")
    return [
        {name: guard.clean(text) if name in _VALUES else text for name, text in one.items()} for one in kept
    ]


_VALUES: Final = ("previous_value", "replacement_value")
_PLAIN_FIELDS: Final = frozenset(
    field.name
    for kind in ("service", "organization")
    for field in OBJECTS[kind].fields
    if field.type != "uuid"
)


def _cleaned_text(name: str, value: str, guard: Guard, dropped: set[str]) -> str | None:
    if name.endswith("_id") or name in ("id", "status", "freq", "byday"):
        return value
    if name == "number":
        told = any(figure in cutting.digits(value) for figure in guard.figures)
        cleaned = "" if told else value
    elif name in _NAMES:
        cleaned = "" if guard.names(value) or cutting.names_a_place(value) else value
    else:
        cleaned = guard.clean(value)
    if cleaned == value:
        return value
    dropped.add(name)
    return cleaned or ("" if name in _NAMES else None)


__all__ = ["OBJECTS", "Guard", "Kept", "Near", "keepable", "postcodes_of", "streets_of"]
