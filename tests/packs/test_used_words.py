"""Every string that a page asks for is there: a missing one would fail in front of a reader."""

import re
from pathlib import Path

import luminaria
from luminaria.packs import Pack
from luminaria.packs.rules import Words

ROOT = Path(luminaria.__file__).parent
# The desk speaks through its own templates.
ROOMS = ("ui", "learn", "report")
WALKED = re.compile(r"(?<![.\w])words((?:\.[a-z_]+)+)")
SAID = re.compile(r"""\bsay "([a-z_]+(?:\.[a-z_]+)+)\"""")
ASKED = re.compile(
    r"""words(?:\([^)]*\))?\[["']([a-z_.]+)["']\]|words(?:\([^)]*\))?\.say\(\s*["']([a-z_.]+)["']"""
)


def test_templates_ask_only_for_words_that_are_there(new_mexico: Pack) -> None:
    words = new_mexico.words("en")
    missing = []
    for path in (path for room in ROOMS for path in (ROOT / room).rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        asked = [key.lstrip(".") for key in WALKED.findall(text)] + SAID.findall(text)
        missing += [f"{path.relative_to(ROOT)}: {key}" for key in asked if not _there(words, key)]
    assert missing == []


def test_code_asks_only_for_words_that_are_there(new_mexico: Pack) -> None:
    words = new_mexico.words("en")
    missing = []
    for path in ROOT.rglob("*.py"):
        asked = [one or other for one, other in ASKED.findall(path.read_text(encoding="utf-8"))]
        missing += [f"{path.relative_to(ROOT)}: {key}" for key in asked if not _there(words, key)]
    assert missing == []


def _there(words: Words, key: str) -> bool:
    """A key without a dot is asked of one section, which the code has walked to before."""
    last = "." not in key and any(own.endswith(f".{key}") for own in words)
    return last or any(own == key or own.startswith(f"{key}.") for own in words)
