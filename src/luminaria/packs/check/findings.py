"""What is wrong, where, and what to do about it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from luminaria.packs.building.speech import fact
from luminaria.packs.check import strings
from luminaria.packs.check.patterns import Patterns
from luminaria.packs.check.strings import Text, holds_words
from luminaria.packs.source import Document, Source, read_page, read_toml

LEVELS = ("error", "warning")


@dataclass(frozen=True, order=True)
class Finding:
    """One fault of a pack. `message` says what is wrong and what to do."""

    file: str
    line: int
    message: str
    level: str = "error"


@dataclass
class Books:
    """The files of a pack with their raw text, so that a fault can name its line."""

    source: Source
    raw: dict[Path, str] = field(default_factory=dict)
    parsed: dict[Path, Document] = field(default_factory=dict)

    @classmethod
    def of(cls, source: Source) -> "Books":
        books = cls(source)
        for folder in source.folders:
            for path in sorted([*folder.rglob("*.toml"), *folder.glob("pages/*/*.md")]):
                books.raw[path] = path.read_text(encoding="utf-8")
                books.parsed[path] = read_toml(path) if path.suffix == ".toml" else read_page(path)
        return books

    def name(self, path: Path) -> str:
        """The path from the folder of the packs on."""
        folder = next(folder for folder in self.source.folders if folder in path.parents)
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
    def never(self) -> Patterns:
        """What no text of this pack may print (never.toml): stale figures, claims that are not so."""
        return Patterns.of(self.source.document.get("never", {}).get("pattern", {}))

    @cached_property
    def shown_contacts(self) -> frozenset[str]:
        """Ids of the contacts that readers may see."""
        entries = self.source.document.get("contacts", {}).get("contact", [])
        return frozenset(entry["id"] for entry in entries if fact(entry).public)

    @cached_property
    def unshown(self) -> frozenset[str]:
        """What stands in figures that are recorded and never shown: they may say the old number."""
        figures = self.source.document.get("figures", {}).get("figure", [])
        hidden = [entry for entry in figures if entry.get("superseded_by") or not fact(entry).public]
        locales = frozenset(self.source.locales)
        return frozenset(value for _, _, value in strings.localised(hidden, locales))

    @cached_property
    def citations(self) -> tuple[str, ...]:
        """How the laws of the pack are cited, without their last letters: digits that are no phone number."""
        files = self.source.document.get("law", {}).values()
        cited = {row["citation"].partition("(")[0] for file in files for row in file.get("law", [])}
        return tuple(sorted(cited, key=len, reverse=True))

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every string that people may read, in every language."""
        return tuple(strings.texts(self.parsed, frozenset(self.source.written)))

    def file(self, name: str, needle: str = "") -> Path | None:
        """The most special file of that name below its pack's folder that has `needle`, or else any."""
        named = self._named.get(name, ())
        return next((path for path in named if needle in self.raw[path]), next(iter(named), None))

    def fault_in(self, name: str, needle: str, message: str, level: str = "error") -> Finding:
        """A fault at `needle` in the file of that name, as lists/tricks.toml."""
        path = self.file(name, needle)
        return self.fault(path, needle, message, level) if path else Finding(name, 1, message, level)

    @cached_property
    def _named(self) -> dict[str, list[Path]]:
        """The files by their names below their pack's folder, the most special first."""
        named: dict[str, list[Path]] = {}
        for path in reversed(list(self.raw)):
            folder = next(folder for folder in self.source.folders if folder in path.parents)
            named.setdefault(str(path.relative_to(folder)), []).append(path)
        return named
