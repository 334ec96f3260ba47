"""Records out of their nest: each with an id of its own, its children inside, its kin named by links."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from luminaria.directory.exchange.reading import coordinates
from luminaria.directory.exchange.reading.kinship import DEEPEST, LINKS, MANY, ONES, PARENTS
from luminaria.directory.exchange.reading.mending import ABSENT, is_day, mended
from luminaria.directory.exchange.reading.told import Document, Home, Item, Level, Raw, Told, Where
from luminaria.directory.rules.hsds import OBJECTS, ROOTS, Shape
from luminaria.directory.rules.hsds.faults import faults, is_uuid
from luminaria.directory.rules.hsds.identity import canonical, identity, made

# Nested records kept at hand: most of what a feed nests was nested a moment ago.
AT_HAND: Final = 1024


@dataclass
class Lifter:
    """Lifts the records of one source. Which id a record has depends on nothing but source, kind and id."""

    source: str
    home: Home = field(default_factory=Home)
    _last: dict[tuple[str, str], Document] = field(default_factory=dict)

    def is_lifted(self, kind: str, external: str, document: Document) -> bool:
        """Whether the last mention of a record was this one to the letter, as those of terms mostly are."""
        if self._last.get((kind, external)) == document:
            return True
        if len(self._last) >= AT_HAND:
            self._last.clear()
        self._last[kind, external] = document
        return False

    def lift(self, raw: Raw) -> Iterator[Item | Told]:
        """The record and every record nested in it, what they name before them; faults and notes besides."""
        nest = _Nest(self, raw.where)
        nest.root(raw.kind, raw.document, {}, depth=0)
        yield from nest.found


@dataclass
class _Nest:
    lifter: Lifter
    where: Where
    found: list[Item | Told] = field(default_factory=list)

    def root(self, kind: str, document: Any, links: dict[str, str], depth: int) -> str:
        """Take up one record and return its id; "" when it has none or is no record."""
        external = _external(document)
        if not external or depth > DEEPEST:
            reason = "is nested too deeply" if external else "has no id, so it could not be known again"
            row = document if isinstance(document, dict) else None
            self.found.append(Told(Level.FAULT, self.where, reason, kind, external, "id", row=row))
            return ""
        id = identity(self.lifter.source, kind, external)
        if depth and not links and self.lifter.is_lifted(kind, external, document):
            return id
        record = _Record(self, kind, external, links)
        if not is_uuid(external):
            record.told("id", "is not a UUID: one is made, always the same")
        self._kin(record, document, id, depth)
        body = {"id": id, **record.fields(OBJECTS[kind], document, id, depth)}
        if kind == "location":
            record.place(body, self.lifter.home)
        self.found.append(Item(kind, external, id, body, self.where, record.links, nested=depth > 0))
        wrong = [(one.field, one.reason) for one in faults(kind, body)] + list(_days(OBJECTS[kind], body))
        self.found += [
            Told(Level.FAULT, self.where, reason, kind, external, name, row=body) for name, reason in wrong
        ]
        return id

    def _kin(self, record: "_Record", document: Document, id: str, depth: int) -> None:
        """Lift what is nested, and write down whom this record names."""
        for name, (column, kind) in LINKS[record.kind].items():
            said = document.get(name)
            # Lists of terms write 0 above their first ones; of anything else 0 is an id like another.
            nobody = ("", "0") if name == "parent_id" else ("",)
            if isinstance(said, str | int) and str(said).strip() not in nobody:
                record.links[column] = identity(self.lifter.source, kind, str(said).strip())
        for name, kind, column in ONES.get(record.kind, ()):
            if isinstance(document.get(name), dict):
                usual = record.links if kind == "program" else {}
                inner = {key: usual[key] for key in ("organization_id",) if key in usual}
                record.links[column] = self.root(kind, document[name], inner, depth + 1) or record.links.get(
                    column, ""
                )
        for name, kind, column in MANY.get(record.kind, ()):
            for child in document.get(name) or () if isinstance(document.get(name), list) else ():
                self.root(kind, child, {column: id}, depth + 1)


@dataclass
class _Record:
    """One record while it is taken up."""

    nest: _Nest
    kind: str
    external: str
    links: dict[str, str]

    def told(self, name: str, reason: str, value: str = "") -> None:
        self.nest.found.append(
            Told(Level.NOTE, self.nest.where, reason, self.kind, self.external, name, value)
        )

    def fields(self, shape: Shape, document: Document, owner: str, depth: int) -> Document:
        """The plain fields and children of one object, mended; without parent links, kin and history."""
        kept: Document = {}
        plain = {one.name: one for one in shape.fields}
        is_root = shape.name in ROOTS
        for name, value in document.items():
            if name == "id" or value is None or name in (LINKS[shape.name] if is_root else PARENTS):
                continue
            if name == "metadata":
                self.told(name, "is not kept: a history can hold old places and names of persons")
            elif name in plain:
                found = mended(plain[name], value, lambda field, why: self.told(field, why))
                kept |= {} if found is ABSENT else {name: found}
            elif name in shape.lists or name in shape.ones:
                self._nested(shape, name, value, kept, owner, depth)
            elif not is_root or name not in ("services", "taxonomy_terms", "service"):
                kept[name] = value
        return kept

    def _nested(self, shape: Shape, name: str, value: Any, kept: Document, owner: str, depth: int) -> None:
        of = shape.lists.get(name) or shape.ones[name]
        if of == "taxonomy_term" and isinstance(value, dict):
            if id := self.nest.root(of, value, {}, depth + 1):
                kept["taxonomy_term_id"] = id
        elif of in ROOTS:
            if not isinstance(value, list if name in shape.lists else dict):
                kept[name] = value
        elif name in shape.ones:
            kept[name] = self._child(OBJECTS[of], value, owner, depth)
        elif isinstance(value, list):
            children = [self._child(OBJECTS[of], one, owner, depth) for one in value]
            kept |= {name: children} if children else {}
        else:
            kept[name] = value

    def _child(self, shape: Shape, value: Any, owner: str, depth: int) -> Any:
        if not isinstance(value, dict) or depth > DEEPEST:
            return value
        source = self.nest.lifter.source
        external = _external(value)
        if external:
            id = identity(source, shape.name, external)
        else:
            id = made(source, shape.name, f"{owner}\n{canonical(value)}")
        body = {"id": id, **self.fields(shape, value, id, depth + 1)}
        if (
            shape.name == "attribute"
            and (term := value.get("taxonomy_term_id"))
            and "taxonomy_term" not in value
        ):
            body["taxonomy_term_id"] = identity(source, "taxonomy_term", str(term).strip())
        return body

    def place(self, body: Document, home: Home) -> None:
        """Take away a coordinate that cannot be; say when one lies elsewhere."""
        if "latitude" not in body and "longitude" not in body:
            return
        pair = body.get("latitude"), body.get("longitude")
        if reason := coordinates.wrong(*pair, home):
            body.pop("latitude", None)
            body.pop("longitude", None)
            self.told("latitude, longitude", f"{reason}: left out", f"{pair[0]}, {pair[1]}")
        elif coordinates.far(float(pair[0] or 0), float(pair[1] or 0), home):
            self.told("latitude, longitude", "lies outside of this directory's state: kept")


def _external(document: Any) -> str:
    said = document.get("id") if isinstance(document, dict) else None
    if isinstance(said, bool) or not isinstance(said, str | int | float):
        return ""
    text = str(int(said)) if isinstance(said, float) and said.is_integer() else str(said).strip()
    return text.lower() if is_uuid(text) else text


def _days(shape: Shape, body: Document) -> Iterator[tuple[str, str]]:
    """Days that are none: the schema lets them pass, a calendar would not."""
    for one in shape.fields:
        if one.type == "date" and one.name in body and not is_day(body[one.name]):
            yield one.name, "is not a day, as 2026-11-21"
    for name, of in shape.lists.items():
        for child in body[name] if isinstance(body.get(name), list) and of not in ROOTS else ():
            if isinstance(child, dict):
                yield from ((f"{name}.{field}", why) for field, why in _days(OBJECTS[of], child))
