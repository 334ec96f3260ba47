"""HSDS JSON of any size, one record at a time: an object, an array, pages, lists, a record a line."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO, Final

import ijson  # type: ignore[import-untyped]

from luminaria.directory.exchange.reading.bounds import Bytes, Metered
from luminaria.directory.exchange.reading.kinds import KEYS, is_front_door, kind_of, named
from luminaria.directory.exchange.reading.letters import encoding_of, text_of
from luminaria.directory.exchange.reading.parts import Part
from luminaria.directory.exchange.reading.told import Level, Raw, Reading, Told, Unreadable, Where

# For a list that stands behind others of the same file.
UNBOUND: Final = 1 << 62
ENVELOPE: Final = ("total_items", "total_pages", "page_number", "last_page")


class _Recoded:
    """Text of another encoding, as the UTF-8 bytes that a JSON parser wants."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self.text = text_of(file, name)

    def read(self, size: int = -1, /) -> bytes:
        return self.text.read(size).encode()


@dataclass
class Form:
    """How a file is built: `lists` are the lists of a feed; a page of an API says whether it is the whole."""

    top: str = "empty"
    lists: list[str] = field(default_factory=list)
    envelope: dict[str, Any] = field(default_factory=dict)

    @property
    def is_part(self) -> bool:
        """Whether there are more pages than this one."""
        pages = self.envelope.get("total_pages")
        return self.envelope.get("last_page") is False or (isinstance(pages, int | float) and pages > 1)


def form_of(part: Part) -> Form:
    """Look at the outermost level only, as far as needed. Raises Unreadable when it is no JSON."""
    form = Form()
    with part.open() as file:
        try:
            _look(form, Metered(_utf8(file, part.name), part.name))
        except ijson.JSONError as fault:
            raise Unreadable(f"{part.name} is broken JSON: {_short(fault)}.") from fault
    return form


def _look(form: Form, metered: Metered) -> None:
    """Read until nothing that comes can change what the file is."""
    for prefix, event, value in ijson.parse(metered, multiple_values=True, use_float=True):
        if _decided(form, prefix, event, value):
            return
        if _begins(form, prefix, event):
            metered.begin()


def _begins(form: Form, prefix: str, event: str) -> bool:
    """Whether this is a field of the outermost object, or the begin of a record in one of its lists."""
    if "." not in prefix:
        return True
    return event == "start_map" and prefix.endswith(".item") and prefix.removesuffix(".item") in form.lists


def _decided(form: Form, prefix: str, event: str, value: Any) -> bool:
    """Take up one event; True when no later one can change what the file is."""
    if not prefix and event in ("start_map", "start_array"):
        form.top = "array" if event == "start_array" else "records"
    elif not prefix and event == "map_key" and value == "id":
        return True
    elif prefix == "contents" and event == "start_array":
        form.top, form.lists = "lists", ["contents"]
        return True
    elif event == "start_array" and (prefix in KEYS or prefix.endswith(".csv")):
        form.lists.append(prefix)
    elif prefix in ENVELOPE:
        form.envelope[prefix] = value
    elif not prefix and event == "end_map":
        form.top = "lists" if form.lists else "records"
        return True
    return form.top == "array"


def records(part: Part, form: Form) -> Reading:
    """Every record of one file. A record that is no object is a fault of its row."""
    hint = named(part.name)
    for key, values in _values(part, form):
        said = KEYS.get(key, hint)
        for number, document in values:
            where = Where(part.name, number)
            yield _record(document, said, where)


def rows(part: Part, key: str) -> Iterator[tuple[int, Any]]:
    """The rows of one table that a JSON file holds under the name of a CSV file."""
    yield from _items(part, f"{key}.item", bound=UNBOUND)


def _record(document: Any, hint: str, where: Where) -> Raw | Told:
    if not isinstance(document, dict):
        return Told(Level.FAULT, where, "is no record: named fields were expected")
    if is_front_door(document):
        return Told(Level.NOTE, where, "describes an API and holds no record")
    kind = kind_of(document, hint)
    if not kind:
        return Told(Level.FAULT, where, "is of no kind that can be told", row=document)
    return Raw(kind, document, where)


def _values(part: Part, form: Form) -> Iterator[tuple[str, Iterator[tuple[int, Any]]]]:
    if form.top == "array":
        yield "", _items(part, "item")
    elif form.top == "lists":
        for key in form.lists:
            yield key, _items(part, f"{key}.item", bound=0 if key == "contents" else UNBOUND)
    else:
        yield "", _pages(_items(part, "", several=True))


def _pages(values: Iterator[tuple[int, Any]]) -> Iterator[tuple[int, Any]]:
    """Records a line, or pages a line: a page gives its contents."""
    for number, value in values:
        if isinstance(value, dict) and isinstance(value.get("contents"), list):
            yield from ((number, one) for one in value["contents"])
        else:
            yield number, value


def _items(part: Part, prefix: str, *, several: bool = False, bound: int = 0) -> Iterator[tuple[int, Any]]:
    number = 0
    with part.open() as file:
        # What stands before a list of an object was walked through when the file's form was looked at.
        metered = Metered(_utf8(file, part.name), part.name, bound)
        try:
            found = ijson.items(metered, prefix, multiple_values=several, use_float=True)
            for number, value in enumerate(found, start=1):
                metered.begin()
                yield number, value
        except ijson.JSONError as fault:
            raise Unreadable(
                f"{part.name} is broken JSON after record {number}: {_short(fault)}. Fetch it again."
            ) from fault


def _utf8(file: BinaryIO, name: str) -> Bytes:
    return file if encoding_of(file, name) == "utf-8" else _Recoded(file, name)


def _short(fault: Exception) -> str:
    return str(fault).splitlines()[0].strip().rstrip(".") or type(fault).__name__
