"""Reads the folders of a pack and of those it inherits from into one merged document."""

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from luminaria.packs.rules import NotInPack, PackBroken

HERE = Path(__file__).parent
JURISDICTIONS = HERE / "jurisdictions"
LANGUAGES = HERE / "languages"
Document = dict[str, Any]


@dataclass(frozen=True)
class Source:
    """A merged pack: `chain` is its folders, the most general first."""

    code: str
    chain: tuple[Path, ...]
    document: Document
    overlay: Path | None = None

    @property
    def folders(self) -> tuple[Path, ...]:
        """Every folder that is read, the overlay of the instance last."""
        return (*self.chain, self.overlay) if self.overlay else self.chain

    @property
    def partial(self) -> tuple[str, ...]:
        """Languages that are there only where a person has reviewed them."""
        return tuple(self.document["pack"].get("partial", ()))

    @property
    def written(self) -> tuple[str, ...]:
        """Every language in which something may be written, complete or not."""
        return (*self.locales, *self.partial)

    @property
    def locales(self) -> tuple[str, ...]:
        return tuple(self.document["pack"]["locales"])


def read(code: str, roots: tuple[Path, ...] = (JURISDICTIONS,)) -> Source:
    """The merged document of `code`. Raises NotInPack for an unknown code, PackBroken for a bad file."""
    chain = _chain(code, roots)
    document: Document = {}
    for folder in chain:
        document = merged(document, _folder(folder))
    return Source(code=code, chain=chain, document=document)


def read_toml(path: Path) -> Document:
    """The file as a table. Raises PackBroken that names the file and the line."""
    try:
        return _parsed(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise PackBroken(f"{path.parent.name}/{path.name} is not valid TOML: {fault}.") from fault


@lru_cache(maxsize=2048)
def _parsed(text: str) -> Document:
    """Read once: the tables are shared, and nothing in this room changes one in place."""
    return tomllib.loads(text)


@cache
def language(locale: str) -> Document:
    """Facts of a language: its own name, months, date forms, and the words that are not used."""
    path = LANGUAGES / f"{locale}.toml"
    if not path.is_file():
        raise PackBroken(f"languages/{locale}.toml is missing. Describe the language there first.")
    return read_toml(path)


def describe_to_django() -> None:
    """Languages that Django does not know are told to it, under the name they have for themselves."""
    from django.conf.locale import LANG_INFO

    for path in sorted(LANGUAGES.glob("*.toml")):
        said = language(path.stem)
        info = {"bidi": said["direction"] == "rtl", "code": path.stem}
        LANG_INFO.setdefault(path.stem, info | {"name": said["name"], "name_local": said["name"]})


def merged(below: Any, above: Any) -> Any:
    """Tables merge by key, lists of entries by id, anything else is replaced by what is above."""
    if isinstance(below, dict) and isinstance(above, dict):
        return below | {
            key: merged(below[key], value) if key in below else value for key, value in above.items()
        }
    if _has_ids(below) and _has_ids(above):
        entries = {entry["id"]: entry for entry in below}
        for entry in above:
            entries[entry["id"]] = merged(entries.get(entry["id"], {}), entry)
        return list(entries.values())
    return above


def _has_ids(value: Any) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(entry, dict) and "id" in entry for entry in value)
    )


def _chain(code: str, roots: tuple[Path, ...]) -> tuple[Path, ...]:
    folders: list[Path] = []
    while code:
        folder = next((root / code for root in roots if (root / code / "pack.toml").is_file()), None)
        if folder is None:
            raise NotInPack(f"There is no pack named {code}.")
        if folder in folders:
            raise PackBroken(f"The pack {code} inherits from itself.")
        folders.insert(0, folder)
        code = read_toml(folder / "pack.toml").get("inherits", "")
    return tuple(folders)


def _folder(folder: Path) -> Document:
    """One folder as a table: files by name, folders of files by name, whatever a later room brings."""
    document: Document = {path.stem: read_toml(path) for path in sorted(folder.glob("*.toml"))}
    for name in ("settings", "questionnaires", "law", "lists"):
        document[name] = {}
    for path in sorted(folder.glob("*/*.toml")):
        document.setdefault(path.parent.name, {})[path.stem] = read_toml(path)
    document["words"], document["rooms"] = {}, {}
    for path in sorted(folder.glob("locale/*/*.toml")):
        words = document["words"].setdefault(path.parent.name, {})
        document["words"][path.parent.name] = merged(words, read_toml(path))
        document["rooms"].setdefault(path.parent.name, {})[path.stem] = read_toml(path)
    document["pages"] = {}
    for path in sorted(folder.glob("pages/*/*.md")):
        document["pages"].setdefault(path.parent.name, {})[path.stem] = read_page(path)
    return document


def read_page(path: Path) -> Document:
    """Front matter (TOML between +++ lines) and body. Raises PackBroken."""
    parts = path.read_text(encoding="utf-8").split("+++\n", 2)
    if len(parts) != 3 or parts[0]:
        raise PackBroken(f"{path.parent.name}/{path.name} must begin with front matter between +++ lines.")
    try:
        front = tomllib.loads(parts[1])
    except tomllib.TOMLDecodeError as fault:
        raise PackBroken(f"{path.parent.name}/{path.name} has bad front matter: {fault}.") from fault
    return {"front": front, "body": parts[2]}
