"""A new jurisdiction: a folder that can be shown at once and says what is still to be written."""

import json
import re
from pathlib import Path

from luminaria.kernel.errors import LuminariaError
from luminaria.packs.check import missing
from luminaria.packs.rules import NotInPack
from luminaria.packs.source import Document, Source, read

CODE = re.compile(r"[a-z]{2,12}(_[a-z0-9]{1,12}){0,2}")


class NotMade(LuminariaError):
    """The folder cannot be made as asked."""


def make(code: str, *, inherits: str, name: str, into: Path, roots: tuple[Path, ...]) -> Path:
    """Write the folder and return it. Raises NotMade, NotInPack, PackBroken. Nothing is overwritten."""
    folder = into / code
    if not CODE.fullmatch(code):
        raise NotMade(f"{code} is no code. Write the country and the place, as us_az.")
    if folder.exists():
        raise NotMade(f"{folder} is there already. Choose another code, or another folder: --into FOLDER")
    if '"' in name or not name.strip():
        raise NotMade("The name of the place must not be empty, and holds no quotation marks.")
    parent = read(inherits, roots)
    _write(folder, {"pack.toml": _pack(code, parent, name), "contacts.toml": CONTACTS})
    if "child" not in parent.document.get("signs", {}):
        _write(folder, {"signs.toml": _signs(parent)})
    _write(folder, _stubs(code, (into, *roots)))
    return folder


def _write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def _pack(code: str, parent: Source, name: str) -> str:
    locales = parent.locales
    lines = [
        f'code = "{code}"',
        f'inherits = "{parent.code}"',
        "abstract = false",
        f"locales = {json.dumps(list(locales))}",
        *[f'name.{locale} = "{name}"' for locale in locales],
        'timezone = "UTC"',
        "",
        "# Lines of this place join those of the country here: [clocks] never_hidden, launch.",
        "# Sentences of this place stand under [says]: see the same key in the pack that it inherits from.",
        "",
        "# What is still to be done. Take a line out when it is done.",
        "[todo]",
        'timezone = "Write the time zone of the place, as America/Denver."',
        *[f'name-{locale} = "See that the name is right in {locale}."' for locale in locales[1:]],
        'contacts = "Add the lines of the place to contacts.toml, with where each was read. Call them."',
        'law = "Write the law of the place in law/, read by somebody who knows it."',
        *[f'says-{key} = "Write the sentence of the place under [says] {key}."' for key in _says(parent)],
        "",
    ]
    return "\n".join(lines)


def _says(parent: Source) -> list[str]:
    return sorted(parent.document["pack"].get("says", {}))


CONTACTS = """# Lines of this place. What the country has is inherited: see README.md beside the packs.

# [[contact]]
# id = "c-name"
# kind = "hotline"
# status = "sourced"            # verified | sourced | second_hand | unverified | conflict | dead
# source = "where it was read"
# source_date = ""
# reviewed_by = "not yet"
# situations = ["talk"]
# counties = "all"
# printed_by.en = "who prints it"
# name.en = "its name"
# [[contact.channel]]
# kind = "call"
# value = "1, then ten digits"
# display = "as people read it"
"""


def _signs(parent: Source) -> str:
    """The box for a child, with the line that the strip of every page calls."""
    call = parent.document["pack"]["dock"]["call"]
    said = {locale: _words(parent, locale) for locale in parent.locales}
    lines = ["# What stands beside every list of signs. Name the law and the office of this place here.",
             "[child]", f'contact = "{call}"', "laws = []"]  # fmt: skip
    for locale, words in said.items():
        lines.append(f'title.{locale} = "{words["child_title"]}"')
        lines.append(f'text.{locale} = ["{words["child_text"]}", "{{say-child-duty}}"]')
    return "\n".join(lines) + "\n"


def _words(parent: Source, locale: str) -> Document:
    try:
        return dict(parent.document["words"][locale]["skeleton"])
    except KeyError as fault:
        raise NotInPack(f"The pack {parent.code} has no words for a new place in {locale}.") from fault


def _stubs(code: str, roots: tuple[Path, ...]) -> dict[str, str]:
    """Pages and lists that inherited texts name: each says honestly that nobody has written it yet."""
    source = read(code, roots)
    call = source.document["pack"]["dock"]["call"]
    files = {}
    wanted = missing.wanted(source)
    for locale in source.locales:
        words = _words(source, locale)
        for slug in wanted.pages:
            files[f"pages/{locale}/{slug}.md"] = _page(words, call)
    for list_code in wanted.lists:
        titles = [f'title.{locale} = "{_words(source, locale)["list"]}"' for locale in source.locales]
        files[f"lists/{list_code}.toml"] = "\n".join([FRONT, *titles, "item = []", ""])
    return files


FRONT = 'status = "sourced"\nsource = "to be written"\nsource_date = ""\nreviewed_by = "not yet"'


def _page(words: Document, call: str) -> str:
    front = [f'title = "{words["title"]}"', f'lead = "{words["lead"]}"', 'todo = "Write this page."', FRONT]
    return "\n".join(["+++", *front, "+++", str(words["text"]), "", f"@contact {call}", ""])
