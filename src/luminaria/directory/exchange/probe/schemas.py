"""Holding records against JSON Schemas: ours, made from the catalogue, or official ones from a folder.

The part of JSON Schema that HSDS uses, so that the check needs nothing but Python: type, required,
properties, items, enum, $ref to a neighbour, allOf, and five formats. Nothing else of a schema is looked at.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from luminaria.directory.rules.hsds import OBJECTS, VERSION
from luminaria.directory.rules.hsds.schemas import base
from luminaria.kernel.errors import LuminariaError

Schema = Mapping[str, Any]
DEPTH: Final = 40
_UUID: Final = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)
_URI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)*")


class NoSchemas(LuminariaError):
    """The folder holds no HSDS schemas."""


class Schemas:
    """The schemas of every object, by file name."""

    def __init__(self, folder: Path | None = None) -> None:
        self.name = f"HSDS {VERSION} as we know it" if folder is None else str(folder)
        self._known: dict[str, Schema] = {f"{name}.json": base(name) for name in OBJECTS}
        if folder is not None:
            self._known = _official(folder)

    def faults(self, kind: str, record: object) -> Iterator[str]:
        """What is wrong with a record, each with where it stands."""
        return self._faults(self._known[f"{kind}.json"], record, "", 0)

    def _faults(self, schema: Schema, value: object, where: str, depth: int) -> Iterator[str]:
        if depth > DEPTH:
            yield f"{where or 'the record'} is nested too deep"
            return
        if "$ref" in schema and (other := self._known.get(str(schema["$ref"]))):
            yield from self._faults(other, value, where, depth + 1)
        for part in schema.get("allOf", ()):
            yield from self._faults(part, value, where, depth + 1)
        wrong = _plainly_wrong(schema, value)
        if wrong:
            yield f"{where or 'the record'} {wrong}"
        elif isinstance(value, dict):
            yield from self._object(schema, value, where, depth)
        elif isinstance(value, list) and isinstance(schema.get("items"), dict):
            for number, one in enumerate(value):
                yield from self._faults(schema["items"], one, f"{where}[{number}]", depth + 1)

    def _object(self, schema: Schema, value: Mapping[str, Any], where: str, depth: int) -> Iterator[str]:
        for name in schema.get("required", ()):
            if name not in value:
                yield f"{where or 'the record'} lacks {name}"
        for name, part in schema.get("properties", {}).items():
            if name in value:
                inner = f"{where}.{name}" if where else name
                yield from self._faults(part, value[name], inner, depth + 1)


def _official(folder: Path) -> dict[str, Schema]:
    for place in (folder, folder / "schema"):
        found = {path.name: path for path in place.glob("*.json")} if place.is_dir() else {}
        if "service.json" in found:
            try:
                return {name: json.loads(path.read_text("utf-8")) for name, path in found.items()}
            except (OSError, ValueError) as fault:
                raise NoSchemas(f"A schema in {place} cannot be read: {fault}.") from fault
    raise NoSchemas(f"There is no service.json in {folder}. Name the folder with the HSDS schemas.")


def _plainly_wrong(schema: Schema, value: object) -> str:
    wanted = schema.get("type")
    if isinstance(wanted, str) and not _is_a(wanted, value):
        return f"is {_kind(value)}, not {wanted}"
    if "enum" in schema and value not in schema["enum"]:
        return f"is none of {', '.join(map(str, schema['enum']))}"
    if isinstance(value, str) and not _is_formed(str(schema.get("format", "")), value):
        return f"is no {schema['format']}"
    return ""


def _is_a(wanted: str, value: object) -> bool:
    if isinstance(value, bool):
        return wanted == "boolean"
    kinds: dict[str, tuple[type, ...]] = {
        "object": (dict,), "array": (list,), "string": (str,), "number": (int, float), "null": (type(None),),
        "boolean": (),
    }  # fmt: skip
    if wanted == "integer":
        return isinstance(value, int) or (isinstance(value, float) and value.is_integer())
    return isinstance(value, kinds.get(wanted, (object,)))


def _kind(value: object) -> str:
    names = {dict: "an object", list: "an array", str: "text", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")


def _is_formed(format: str, value: str) -> bool:
    match format:
        case "uuid":
            return bool(_UUID.fullmatch(value))
        case "uri":
            return bool(_URI.fullmatch(value))
        case "email":
            return bool(_EMAIL.fullmatch(value))
        case "date" | "date-time":
            return _is_moment(format, value)
    return True


def _is_moment(format: str, value: str) -> bool:
    try:
        if format == "date":
            return len(value) == 10 and bool(date.fromisoformat(value))
        moment = datetime.fromisoformat(value.upper())
        return moment.tzinfo is not None and len(value) > 15
    except ValueError:
        return False
