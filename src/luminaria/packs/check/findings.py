"""What is wrong, where, and what to do about it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from luminaria.packs.source import Document, Source, read_page, read_toml

LEVELS = ("error", "warning")


@dataclass(frozen=True, order=True)
class Finding:
    """One fault of a pack. `message` says what is wrong and what to do."""

    file: str
    line: int
    message: str
    level: str = "error"


@dataclass(frozen=True)
class Text:
    """One string that people read: where it stands, in which language, and for whom."""

    path: Path
    key: str
    locale: str
    value: str
    level: str


@dataclass
class Books:
    """The files of a pack with their raw text, so that a fault can name its line."""

    source: Source
    raw: dict[Path, str] = field(default_factory=dict)
    parsed: dict[Path, Document] = field(default_factory=dict)

    @classmethod
    def of(cls, source: Source) -> "Books":
        books = cls(source)
        for folder in source.chain:
            for path in sorted([*folder.rglob("*.toml"), *folder.rglob("*.md")]):
                books.raw[path] = path.read_text(encoding="utf-8")
                books.parsed[path] = read_toml(path) if path.suffix == ".toml" else read_page(path)
        return books

    def name(self, path: Path) -> str:
        """The path from the folder of the packs on."""
        folder = next(folder for folder in self.source.chain if folder in path.parents)
        return str(path.relative_to(folder.parent))

    def line(self, path: Path, needle: str) -> int:
        """The line where `needle` stands, 1 when it cannot be told."""
        for number, line in enumerate(self.raw[path].splitlines(), start=1):
            if needle and needle in line:
                return number
        return 1

    def fault(self, path: Path, needle: str, message: str, level: str = "error") -> Finding:
        return Finding(self.name(path), self.line(path, needle), message, level)

    def fault_of(self, id: str, message: str, level: str = "error") -> Finding:
        """A fault of the entry with that id, in the most special file that has it."""
        needle = f'id = "{id}"'
        for path in reversed(list(self.raw)):
            if needle in self.raw[path]:
                return self.fault(path, needle, message, level)
        return Finding("pack.toml", 1, message, level)

    def tables(self) -> Iterator[tuple[Path, Document]]:
        """Every TOML file but those of words, parsed."""
        for path in self.raw:
            if path.suffix == ".toml" and not holds_words(path):
                yield path, self.parsed[path]

    def pages(self) -> Iterator[tuple[Path, str, Document]]:
        """Every page file with its language."""
        for path in self.raw:
            if path.suffix == ".md":
                yield path, path.parent.name, self.parsed[path]

    @cached_property
    def citations(self) -> tuple[str, ...]:
        """How the laws of the pack are cited, without their last letters: digits that are no phone number."""
        files = self.source.document.get("law", {}).values()
        cited = {row["citation"].partition("(")[0] for file in files for row in file.get("law", [])}
        return tuple(sorted(cited, key=len, reverse=True))

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every string that people may read, in every language."""
        return tuple(self._texts())

    def _texts(self) -> Iterator[Text]:
        locales = frozenset(self.source.locales)
        for path, table in self.parsed.items():
            if path.suffix == ".md":
                yield from _page_texts(path, table)
            elif holds_words(path):
                yield from _word_texts(path, table)
            else:
                for key, locale, value in localised(table, locales):
                    yield Text(path, key, locale, value, _level(path))


HELP_WORDS = {"shell", "dock", "leave", "home", "help", "guide", "contacts", "contact", "report",
              "report_closed", "receipt", "mailbox", "status", "error", "date"}  # fmt: skip
DESK_WORDS = {"desk", "triage", "cases", "referrals", "consent", "people", "taskforce", "directory"}
LEVEL_OF_FILE = {"law": "law", "settings": "public", "signs": "public", "services": "desk",
                 "lists": "public", "figures": "public", "links": "public", "calendar": "public",
                 "counties": "public", "hospitals": "public"}  # fmt: skip


def holds_words(path: Path) -> bool:
    """True for a file of interface strings: locale/<language>/<room>.toml."""
    return path.parent.parent.name == "locale"


def _level(path: Path) -> str:
    return LEVEL_OF_FILE.get(path.parent.name, LEVEL_OF_FILE.get(path.stem, "help"))


def _page_texts(path: Path, page: Document) -> Iterator[Text]:
    level = str(page["front"].get("grade", "help" if page["front"].get("help") else "public"))
    for key in ("title", "tab", "lead", "warning"):
        if key in page["front"]:
            yield Text(path, key, path.parent.name, page["front"][key], level)
    for line in page["body"].splitlines():
        if line.strip() and not line.startswith("@"):
            yield Text(path, "body", path.parent.name, line, level)


def _word_texts(path: Path, words: Document) -> Iterator[Text]:
    for group, table in words.items():
        level = "help" if group in HELP_WORDS else "desk" if group in DESK_WORDS else "public"
        for key, value in _strings(table, group):
            yield Text(path, key, path.parent.name, value, level)


def localised(value: Any, locales: frozenset[str], key: str = "") -> Iterator[tuple[str, str, str]]:
    """(key, locale, string) of every table in `value` whose keys are languages."""
    if isinstance(value, dict) and set(value) & locales:
        for locale in sorted(set(value) & locales):
            said = value[locale]
            for entry in said if isinstance(said, list) else [said]:
                yield key, locale, str(entry)
    elif isinstance(value, dict):
        for name, below in value.items():
            yield from localised(below, locales, name)
    elif isinstance(value, list):
        for below in value:
            yield from localised(below, locales, key)


def _strings(value: Any, key: str) -> Iterable[tuple[str, str]]:
    if isinstance(value, dict):
        for name, below in value.items():
            yield from _strings(below, f"{key}.{name}")
    else:
        yield key, str(value)
