"""Every string that people read: where it stands, in which language, and for whom."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from luminaria.packs.source import Document


@dataclass(frozen=True)
class Text:
    """One string that people read: where it stands, in which language, and for whom."""

    path: Path
    key: str
    locale: str
    value: str
    level: str


LIST = re.compile(r"^@list ([a-z0-9-]+)", re.MULTILINE)
HELP_WORDS = {"shell", "dock", "leave", "home", "help", "guide", "contacts", "contact", "report",
              "report_closed", "receipt", "mailbox", "status", "error", "date"}  # fmt: skip
DESK_WORDS = {"desk", "triage", "cases", "referrals", "consent", "people", "taskforce", "directory"}
LEVEL_OF_FILE = {"law": "law", "settings": "public", "signs": "public", "services": "public",
                 "lists": "public", "figures": "public", "links": "public", "calendar": "public",
                 "counties": "public", "hospitals": "public", "letter": "public",
                 "taxonomies": "public"}  # fmt: skip


def holds_words(path: Path) -> bool:
    """True for a file of interface strings: locale/<language>/<room>.toml."""
    return path.parent.parent.name == "locale"


def texts(parsed: Mapping[Path, Document], locales: frozenset[str]) -> Iterator[Text]:
    """Every string of the parsed files that people may read. A list on a help page reads as easily."""
    helps = {code for path, page in parsed.items() if path.suffix == ".md" and page["front"].get("help")
             for code in LIST.findall(page["body"])}  # fmt: skip
    for path, table in parsed.items():
        if path.suffix == ".md":
            yield from _page_texts(path, table)
        elif holds_words(path):
            yield from _word_texts(path, table)
        else:
            for key, locale, value in localised(table, locales):
                listed = path.parent.name == "lists" and path.stem in helps
                yield Text(path, key, locale, value, "help" if listed else _level(path))


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
