"""Everything of a pack that must bear a source: its id, its table, and the file where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from luminaria.packs.building.lists import inherited
from luminaria.packs.building.speech import fact
from luminaria.packs.source import Document

# file -> the table of entries in it
ENTRIES = {"contacts": "contact", "services": "service", "signs": "sign", "figures": "figure",
           "links": "link", "calendar": "day", "hospitals": "hospital",
           "taxonomies": "taxonomy"}  # fmt: skip
WHOLE = ("guide", "danger", "counties")
FOLDERS = ("settings", "questionnaires", "lists")


@dataclass(frozen=True)
class Entry:
    """One thing with front matter. `file` is below the pack's folder; `needle` finds its line."""

    id: str
    table: Document
    file: str
    needle: str
    parent: Document | None = None

    @property
    def public(self) -> bool:
        """True when readers may see it; an entry of a list goes by the list where it says nothing."""
        return fact(inherited(self.parent or {}, self.table)).public


def entries(document: Document) -> Iterator[Entry]:
    """Every entry of the merged pack that must have front matter of its own."""
    for name, kind in ENTRIES.items():
        for table in document.get(name, {}).get(kind, []):
            yield Entry(table["id"], table, f"{name}.toml", _id(table))
    for name, file in document.get("law", {}).items():
        for table in file.get("law", []):
            yield Entry(table["id"], table, f"law/{name}.toml", _id(table))
    for name in WHOLE:
        if name in document:
            yield Entry(name, document[name], f"{name}.toml", "")
    for folder in FOLDERS:
        for code, table in document.get(folder, {}).items():
            yield Entry(code, table, f"{folder}/{code}.toml", "")
    for locale, pages in document.get("pages", {}).items():
        for slug, page in pages.items():
            yield Entry(slug, page["front"], f"pages/{locale}/{slug}.md", "")


def nested(document: Document) -> Iterator[Entry]:
    """Entries that go by the front matter of their file: items of lists, counties."""
    for code, table in document.get("lists", {}).items():
        for item in table.get("item", []):
            yield Entry(f"{code}/{item['id']}", item, f"lists/{code}.toml", _id(item), table)
    for county in document.get("counties", {}).get("county", []):
        yield Entry(county["id"], county, "counties.toml", _id(county), document["counties"])


def _id(table: Document) -> str:
    return f'id = "{table["id"]}"'
